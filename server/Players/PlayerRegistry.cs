using SonoranPush.Cad;

namespace SonoranPush.Players;

/// <summary>The connected players, and which unit of the CAD each one is, by identity values. A unit has at most one player; a player
/// may have several units. Every lookup uses an index: no event scans all players. Main thread only.</summary>
internal sealed class PlayerRegistry
{
    private readonly Dictionary<string, ConnectedPlayer> _players = new(StringComparer.Ordinal);
    private readonly MultiValueIndex<string, string> _playersByIdentity = new();
    private readonly MultiValueIndex<string, long> _unitsByIdentity = new();
    private readonly MultiValueIndex<string, long> _unitsByPlayer = new();
    private readonly Dictionary<long, string> _playerByUnit = new();

    /// <summary>A player joined, left, got a first unit or lost the last one. The argument is the player's id.</summary>
    public event Action<string>? PlayerChanged;

    /// <summary>A unit has another player, or none. The arguments are the unit's id and the player it had before.</summary>
    public event Action<long, string?>? UnitLinked;

    /// <summary>The connected players, in no particular order.</summary>
    public IReadOnlyCollection<ConnectedPlayer> Players => _players.Values;

    /// <summary>A connected player, or null.</summary>
    public ConnectedPlayer? Find(string playerId) => _players.TryGetValue(playerId, out var player) ? player : null;

    /// <summary>The player of a unit, or null.</summary>
    public string? PlayerOf(long unitId) => _playerByUnit.TryGetValue(unitId, out var playerId) ? playerId : null;

    /// <summary>The units of a player, the oldest link first.</summary>
    public IReadOnlyList<long> UnitsOf(string playerId) => _unitsByPlayer.Find(playerId);

    /// <summary>The identity values of a player; empty when the player is not connected.</summary>
    public IReadOnlyList<string> IdentitiesOf(string playerId) => Find(playerId)?.Identities ?? Array.Empty<string>();

    /// <summary>The units with an identity value, in any of its forms.</summary>
    public IReadOnlyList<long> UnitsWith(string value) =>
        IdentityNormalizer.Normalise(value) is { } identity ? _unitsByIdentity.Find(identity) : Array.Empty<long>();

    /// <summary>Adds a player.</summary>
    /// <param name="player">The player. The id is free again.</param>
    /// <returns>Units that were linked to the player.</returns>
    public IReadOnlyList<long> Join(ConnectedPlayer player)
    {
        _players.Add(player.Id, player);
        foreach (var identity in player.Identities)
        {
            _playersByIdentity.Add(identity, player.Id);
        }

        var found = player.Identities.SelectMany(_unitsByIdentity.Find).Distinct().Where(unitId => !_playerByUnit.ContainsKey(unitId)).ToList();
        found.ForEach(unitId => Link(unitId, player.Id));
        PlayerChanged?.Invoke(player.Id);
        return found;
    }

    /// <summary>Removes a player.</summary>
    /// <returns>Units that have lost their player.</returns>
    public IReadOnlyList<long> Leave(string playerId)
    {
        foreach (var identity in IdentitiesOf(playerId))
        {
            _playersByIdentity.Remove(identity, playerId);
        }

        _players.Remove(playerId);
        var lost = UnitsOf(playerId).ToList();
        lost.ForEach(unitId => Link(unitId, null));
        PlayerChanged?.Invoke(playerId);
        return lost;
    }

    /// <summary>Call when a unit was added, replaced or removed.</summary>
    public void UnitReplaced(Unit? before, Unit? after)
    {
        if (before is not null && ReferenceEquals(before.Identities, after?.Identities))
        {
            return;
        }

        foreach (var identity in before?.Identities ?? Array.Empty<string>())
        {
            _unitsByIdentity.Remove(identity, before!.Id);
        }

        foreach (var identity in after?.Identities ?? Array.Empty<string>())
        {
            _unitsByIdentity.Add(identity, after!.Id);
        }

        Relink((after ?? before)!.Id, after);
    }

    /// <summary>Looks up the player of a unit again. The current one stays if it still matches.</summary>
    /// <param name="unitId">Its id.</param>
    /// <param name="unit">The unit, or null when it is gone.</param>
    public void Relink(long unitId, Unit? unit)
    {
        var candidates = unit?.Identities.SelectMany(_playersByIdentity.Find).ToList() ?? new List<string>();
        var current = PlayerOf(unitId);
        Link(unitId, current is not null && candidates.Contains(current) ? current : candidates.FirstOrDefault());
    }

    private void Link(long unitId, string? playerId)
    {
        var before = PlayerOf(unitId);
        if (before == playerId)
        {
            return;
        }

        if (before is not null)
        {
            _playerByUnit.Remove(unitId);
            _unitsByPlayer.Remove(before, unitId);
            RaiseChanged(before, units: 0);
        }

        if (playerId is not null)
        {
            _playerByUnit[unitId] = playerId;
            _unitsByPlayer.Add(playerId, unitId);
            RaiseChanged(playerId, units: 1);
        }

        UnitLinked?.Invoke(unitId, before);
    }

    private void RaiseChanged(string playerId, int units)
    {
        if (UnitsOf(playerId).Count == units)
        {
            PlayerChanged?.Invoke(playerId);
        }
    }
}
