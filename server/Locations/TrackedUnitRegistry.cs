using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>All known units, bounded: units of the exports are removed when no row was posted for them for a while and space is needed.
/// Location loop only.</summary>
internal sealed class TrackedUnitRegistry
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<UnitTarget, TrackedUnit> _units = new();
    private TimeSpan _sweptAt = TimeSpan.MinValue;

    public TrackedUnitRegistry(int limit) => Limit = limit;

    /// <summary>Most units.</summary>
    public int Limit { get; }

    /// <summary>Units that are sent regularly: those of players, and those with a pending row. O(n).</summary>
    public int ActiveCount => _units.Values.Count(unit => unit.Players > 0 || unit.Pending is not null);

    /// <summary>The number of units.</summary>
    public int Count => _units.Count;

    /// <summary>The units, in no particular order.</summary>
    public IEnumerable<TrackedUnit> Units => _units.Values;

    /// <summary>Finds or adds a unit.</summary>
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

    /// <summary>Removes a unit. If it returns, it is sent as a new one.</summary>
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
