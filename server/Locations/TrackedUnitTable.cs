using System;
using System.Collections.Generic;
using System.Linq;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>All known units, bounded: units of the exports are removed when no row was posted for them for a
/// while and the place is needed. Tick thread only.</summary>
internal sealed class TrackedUnitTable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<UnitTarget, TrackedUnit> _units = new();
    private TimeSpan _sweptAt = TimeSpan.MinValue;

    /// <summary>Creates an empty ledger.</summary>
    public TrackedUnitTable(int limit) => Limit = limit;

    /// <summary>Units that fit in.</summary>
    public int Limit { get; }

    /// <summary>Units that need a place in a round of calls: those of players, and those with a row that waits. O(n).</summary>
    public int ActiveCount => _units.Values.Count(unit => unit.Players > 0 || unit.Pending is not null);

    /// <summary>Units known.</summary>
    public int Count => _units.Count;

    /// <summary>The units, in no order that means anything.</summary>
    public IEnumerable<TrackedUnit> Units => _units.Values;

    /// <summary>Finds a unit or begins to remember it.</summary>
    /// <returns>Null when there is no room.</returns>
    public TrackedUnit? FindOrAdd(UnitTarget target, TimeSpan now)
    {
        if (!_units.TryGetValue(target, out var unit))
        {
            if (_units.Count >= Limit && !Sweep(now))
            {
                return null;
            }

            unit = new TrackedUnit(target);
            _units.Add(target, unit);
        }

        unit.UsedAt = now;
        return unit;
    }

    /// <summary>Forgets a unit: a later return is news.</summary>
    public void Remove(TrackedUnit unit) => _units.Remove(unit.Target);

    /// <summary>Returns true if this unit is still in the table.</summary>
    public bool Contains(TrackedUnit unit) => _units.TryGetValue(unit.Target, out var known) && ReferenceEquals(known, unit);

    private bool Sweep(TimeSpan now)
    {
        if (_sweptAt != TimeSpan.MinValue && now - _sweptAt < SweepInterval)
        {
            return false;
        }

        _sweptAt = now;
        var idle = new List<TrackedUnit>();
        foreach (var unit in _units.Values)
        {
            if (unit.Players == 0 && unit.Pending is null && unit.InFlight is null && now - unit.UsedAt >= Idle)
            {
                idle.Add(unit);
            }
        }

        idle.ForEach(Remove);
        return idle.Count > 0;
    }
}
