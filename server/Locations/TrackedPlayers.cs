using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Locations.Sending;
using SonoranPush.Players;

namespace SonoranPush.Locations;

/// <summary>The tracked players: turns their samples into rows. Location loop only.</summary>
internal sealed class TrackedPlayers
{
    private readonly TrackedUnitRegistry _units;
    private readonly BatchBuilder _batches;
    private readonly VehicleCatalog _vehicles;
    private readonly ILogger _log;
    private readonly Dictionary<string, TrackedPlayer> _players = new(StringComparer.Ordinal);

    /// <summary>Creates an empty set.</summary>
    public TrackedPlayers(TrackedUnitRegistry units, BatchBuilder batches, VehicleCatalog vehicles, ILogger log)
    {
        _units = units;
        _batches = batches;
        _vehicles = vehicles;
        _log = log;
    }

    /// <summary>The players, in no particular order.</summary>
    public IReadOnlyCollection<TrackedPlayer> Players => _players.Values;

    /// <summary>The words for places.</summary>
    public PlaceNames Places { get; } = new();

    /// <summary>Begins to track a player.</summary>
    public void Add(string playerId, UnitTarget target, string? text, TimeSpan now)
    {
        Remove(playerId);
        var player = new TrackedPlayer(playerId, target, text);
        _players.Add(playerId, player);
        TryJoinUnit(player, now);
    }

    /// <summary>Ends tracking. Its unit is forgotten, so that a return is sent at once.</summary>
    public void Remove(string playerId)
    {
        if (!_players.TryGetValue(playerId, out var player))
        {
            return;
        }

        _players.Remove(playerId);
        if (player.Unit is { } unit && --unit.Players == 0)
        {
            _batches.Forget(unit);
        }
    }

    /// <summary>Sets the location text of a player; null for none.</summary>
    public void SetText(string playerId, string? text, TimeSpan now)
    {
        if (_players.TryGetValue(playerId, out var player))
        {
            player.SetText(text);
            if (player.Unit is { } unit && player.Latest is { Coordinates: { } place } latest)
            {
                Post(player, unit, latest with { Location = Places.Name(player, place) }, now);
            }
        }
    }

    /// <summary>Takes a sample in. Players who are not tracked are skipped: they have left in the meantime.</summary>
    public void Add(in PlayerSample sample, TimeSpan now)
    {
        if (!_players.TryGetValue(sample.PlayerId.ToString(CultureInfo.InvariantCulture), out var player) || !TryJoinUnit(player, now))
        {
            return;
        }

        var unit = player.Unit!;
        unit.UsedAt = now;
        unit.Motion.See(sample.Place, now - sample.Age);
        player.Vehicle = sample.Vehicle ?? player.Vehicle;
        Post(player, unit, new UnitLocation(unit.Target, Places.Name(player, sample.Place))
        {
            Coordinates = sample.Place,
            Vehicle = _vehicles.Find(player.Vehicle),
        }, now);
    }

    /// <summary>Posts the last row of each player again when its refresh is due: players who stand still are not in samples.</summary>
    public void Refresh(TimeSpan now)
    {
        foreach (var player in _players.Values)
        {
            if (player.Unit is { Pending: null } unit && player.Latest is { } latest && (unit.LastSent is null || _batches.IsRefreshDue(unit, now)))
            {
                _batches.Post(unit, latest, now);
            }
        }
    }

    /// <summary>The first units, those of tracked players first.</summary>
    public IReadOnlyList<UnitLocationEntry> List(int count, TimeSpan now)
    {
        return _players.Values.Where(player => player.Unit is not null).Select(player => Describe(player.Unit!, player.Id))
            .Concat(_units.Units.Where(unit => unit.Players == 0).Select(unit => Describe(unit, null)))
            .Take(count).ToList();

        UnitLocationEntry Describe(TrackedUnit unit, string? playerId) =>
            new(unit.Target, playerId, unit.Shown, unit.Shown is null ? TimeSpan.Zero : now - unit.ShownAt, unit.Pending is not null);
    }

    private void Post(TrackedPlayer player, TrackedUnit unit, UnitLocation row, TimeSpan now)
    {
        player.Latest = row;
        _batches.Post(unit, row, now);
    }

    private bool TryJoinUnit(TrackedPlayer player, TimeSpan now)
    {
        if (player.Unit is null && _units.FindOrAdd(player.Target, now) is { } unit)
        {
            unit.Players++;
            player.Unit = unit;
        }
        else if (player.Unit is null)
        {
            Log.UnitTableFull(_log, _units.Limit);
        }

        return player.Unit is not null;
    }
}
