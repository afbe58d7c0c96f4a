using System;
using System.Collections.Generic;
using System.Linq;

namespace SonoranPush.Cad;

/// <summary>Which connected player is which unit, by identity values. A unit has at most one player; a player may have several
/// units. Everything is found by index: no event looks through all players. Tick thread only.</summary>
internal sealed class PlayerLinks
{
    private readonly Dictionary<string, IReadOnlyList<string>> _identities = new(StringComparer.Ordinal);
    private readonly MultiValueIndex<string, string> _playersByIdentity = new();
    private readonly MultiValueIndex<string, long> _unitsByIdentity = new();
    private readonly MultiValueIndex<string, long> _unitsByPlayer = new();
    private readonly Dictionary<long, string> _playerByUnit = new();

    /// <summary>A player got a first unit (true) or lost the last one (false).</summary>
    public event Action<string, bool>? PlayerOnDutyChanged;

    /// <summary>The player of a unit, or null.</summary>
    public string? PlayerOf(long unitId) => _playerByUnit.TryGetValue(unitId, out var playerId) ? playerId : null;

    /// <summary>The units of a player, the oldest link first.</summary>
    public IReadOnlyList<long> UnitsOf(string playerId) => _unitsByPlayer.Find(playerId);

    /// <summary>The identity values of a player in the form they are compared in; empty when the player is not known.</summary>
    public IReadOnlyList<string> IdentitiesOf(string playerId) =>
        _identities.TryGetValue(playerId, out var identities) ? identities : Array.Empty<string>();

    /// <summary>The units with an identity value, in any of its forms.</summary>
    public IReadOnlyList<long> UnitsWith(string value) =>
        IdentityNormalizer.Normalise(value) is { } identity ? _unitsByIdentity.Find(identity) : Array.Empty<long>();

    /// <summary>A player joined.</summary>
    /// <param name="playerId">The server's id of the player; one that is in use belongs to somebody new now.</param>
    /// <param name="identifiers">The player's identifiers, with prefixes. The address is not used: it is shared, and nobody's business.</param>
    /// <returns>Units that have found their player.</returns>
    public IReadOnlyList<long> Join(string playerId, IEnumerable<string> identifiers)
    {
        var identities = identifiers
            .Where(identifier => !identifier.StartsWith("ip:", StringComparison.OrdinalIgnoreCase))
            .Select(IdentityNormalizer.Normalise).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        _identities.Add(playerId, identities);
        foreach (var identity in identities)
        {
            _playersByIdentity.Add(identity, playerId);
        }

        var found = identities.SelectMany(_unitsByIdentity.Find).Distinct().Where(unitId => !_playerByUnit.ContainsKey(unitId)).ToList();
        found.ForEach(unitId => Link(unitId, playerId));
        return found;
    }

    /// <summary>A player left.</summary>
    /// <returns>Units that have lost their player.</returns>
    public IReadOnlyList<long> Leave(string playerId)
    {
        foreach (var identity in IdentitiesOf(playerId))
        {
            _playersByIdentity.Remove(identity, playerId);
        }

        _identities.Remove(playerId);
        var lost = UnitsOf(playerId).ToList();
        lost.ForEach(unitId => Link(unitId, null));
        return lost;
    }

    /// <summary>A unit was added, replaced or removed.</summary>
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

    /// <summary>Looks for the player of a unit anew; one who still matches stays.</summary>
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
            TellDuty(before, onDuty: false, units: 0);
        }

        if (playerId is not null)
        {
            _playerByUnit[unitId] = playerId;
            _unitsByPlayer.Add(playerId, unitId);
            TellDuty(playerId, onDuty: true, units: 1);
        }
    }

    private void TellDuty(string playerId, bool onDuty, int units)
    {
        if (UnitsOf(playerId).Count == units)
        {
            PlayerOnDutyChanged?.Invoke(playerId, onDuty);
        }
    }
}
