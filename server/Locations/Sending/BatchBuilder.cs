using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>Holds the latest pending row of each unit, and selects the next batch. Location loop only.</summary>
internal sealed class BatchBuilder
{
    private const double LeadShare = 0.45;

    private static readonly TimeSpan LeadLimit = TimeSpan.FromSeconds(3);

    private readonly TrackedUnitRegistry _units;
    private readonly MovementFilter _filter;
    private readonly TimeSpan _refreshInterval;
    private readonly List<TrackedUnit> _waiting = new();
    private readonly StarvationGuard _times = new();
    private readonly TopK<TrackedUnit> _best = new(HubContract.MaxLocationsPerCall);

    /// <summary>Creates a builder without pending rows.</summary>
    /// <param name="units">All units.</param>
    /// <param name="filter">Decides which changes are sent.</param>
    /// <param name="refreshInterval">An unchanged row is sent again when the last is this old.</param>
    public BatchBuilder(TrackedUnitRegistry units, MovementFilter filter, TimeSpan refreshInterval)
    {
        _units = units;
        _filter = filter;
        _refreshInterval = refreshInterval;
    }

    /// <summary>Units with a pending row.</summary>
    public int PendingCount => _waiting.Count;

    /// <summary>Adds a row of another resource.</summary>
    /// <returns>False when the unit registry is full.</returns>
    public bool Post(UnitLocation row, TimeSpan now)
    {
        if (_units.FindOrAdd(row.Target, now) is not { } unit)
        {
            return false;
        }

        if (row.Coordinates is { } place)
        {
            unit.Motion.See(place, now);
        }

        Post(unit, row, now);
        return true;
    }

    /// <summary>Replaces the pending row of a unit, unless it has no significant change.</summary>
    public void Post(TrackedUnit unit, UnitLocation row, TimeSpan now)
    {
        var isChange = unit.LastSent is not { } sent || _filter.IsSignificant(row, sent);
        if (!isChange && !IsRefreshDue(unit, now))
        {
            Withdraw(unit);
            return;
        }

        unit.AppearanceChanged = unit.LastSent is { } known && MovementFilter.AppearanceDiffers(row, known);
        // A refresh is less urgent and must not replace a change.
        unit.DueSince = isChange && !(unit.DueSince <= now) ? now : unit.DueSince ?? now + _refreshInterval;
        unit.PostedAt = now;
        unit.Pending = row;
        Wait(unit);
    }

    /// <summary>Returns true if the row that the hub shows is so old that it is sent again unchanged.</summary>
    public bool IsRefreshDue(TrackedUnit unit, TimeSpan now) =>
        unit.InFlight is null && unit.Shown is not null && now - unit.ShownAt >= _refreshInterval;

    /// <summary>Drops the pending row of a unit.</summary>
    public void Withdraw(TrackedUnit unit)
    {
        Unwait(unit);
        unit.Pending = null;
        unit.DueSince = null;
        unit.AppearanceChanged = false;
    }

    /// <summary>Drops the pending row of a unit and what the hub shows for it.</summary>
    public void Forget(TrackedUnit unit)
    {
        Withdraw(unit);
        _units.Remove(unit);
    }

    /// <summary>Selects the next rows and marks them as in flight.</summary>
    /// <param name="limit">Most rows, up to 25.</param>
    /// <param name="now">Now.</param>
    /// <param name="pace">How long it takes to send one unit, and to send all.</param>
    public TrackedUnit[] Take(int limit, TimeSpan now, SendPace pace)
    {
        _times.Clear(pace.WaitLimit);
        foreach (var unit in _waiting)
        {
            _times.Add(now - unit.DueSince!.Value);
        }

        var patience = _times.Patience(pace.Unit);
        _best.Clear();
        foreach (var unit in _waiting)
        {
            if (unit.NotBefore <= now)
            {
                _best.Offer(unit, UnitPriority.Of(unit, now, patience));
            }
        }

        var batch = new TrackedUnit[Math.Min(limit, _best.Count)];
        for (var i = 0; i < batch.Length; i++)
        {
            batch[i] = _best[i];
            batch[i].Pending = LookAhead(batch[i], batch[i].Pending!, now);
            Launch(batch[i]);
        }

        return batch;
    }

    /// <summary>Marks the pending rows of the given units as in flight.</summary>
    public TrackedUnit[] Take(IReadOnlyList<TrackedUnit> units)
    {
        var batch = new List<TrackedUnit>(units.Count);
        foreach (var unit in units)
        {
            if (unit.Pending is not null)
            {
                Launch(unit);
                batch.Add(unit);
            }
        }

        return batch.ToArray();
    }

    /// <summary>Makes a row in flight pending again, unless a newer one is pending or the unit was removed.</summary>
    public void Return(TrackedUnit unit)
    {
        unit.Pending ??= _units.Contains(unit) ? unit.InFlight : null;
        unit.InFlight = null;
        if (unit.Pending is not null)
        {
            // While it was in flight, the same row may have been posted again and was not due.
            unit.DueSince ??= unit.PostedAt;
            Wait(unit);
        }
    }

    /// <summary>Sends the last row of every unit again, because it is unknown what the hub shows.</summary>
    public void ForgetShown(TimeSpan now)
    {
        foreach (var unit in _units.Units)
        {
            if (unit.Shown is { } shown)
            {
                unit.Shown = null;
                unit.Pending ??= shown;
                unit.DueSince ??= now;
                Wait(unit);
            }
        }
    }

    /// <summary>The map shows a row until the next one. So a player's row shows where the player will be somewhat before the middle of that
    /// time, which is about as long as the time since the last row.</summary>
    private static UnitLocation LookAhead(TrackedUnit unit, UnitLocation row, TimeSpan now)
    {
        if (unit.Players == 0 || unit.Shown is null || row.Coordinates is not { } place)
        {
            return row;
        }

        var ahead = Math.Min(LeadLimit.TotalSeconds, LeadShare * (now - unit.ShownAt).TotalSeconds);
        return row with { Coordinates = unit.Motion.Predict(now + TimeSpan.FromSeconds(ahead)) with { Heading = place.Heading } };
    }

    private void Launch(TrackedUnit unit)
    {
        Unwait(unit);
        unit.InFlight = unit.Pending;
        unit.Pending = null;
    }

    private void Wait(TrackedUnit unit)
    {
        if (unit.WaitingIndex < 0)
        {
            unit.WaitingIndex = _waiting.Count;
            _waiting.Add(unit);
        }
    }

    private void Unwait(TrackedUnit unit)
    {
        if (unit.WaitingIndex < 0)
        {
            return;
        }

        var last = _waiting[_waiting.Count - 1];
        _waiting[unit.WaitingIndex] = last;
        last.WaitingIndex = unit.WaitingIndex;
        _waiting.RemoveAt(_waiting.Count - 1);
        unit.WaitingIndex = -1;
    }
}
