using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>The row of a unit that the hub shows, and the one to be sent next. Location loop only.</summary>
internal sealed class TrackedUnit
{
    /// <summary>The last position and velocity. A field, because the struct changes in place.</summary>
    public UnitMotion Motion;

    /// <summary>Creates a unit that was never sent.</summary>
    public TrackedUnit(UnitTarget target) => Target = target;

    /// <summary>Identifies the unit at the hub.</summary>
    public UnitTarget Target { get; }

    /// <summary>The last row that the hub accepted, or null.</summary>
    public UnitLocation? Shown { get; set; }

    /// <summary>When that was sent.</summary>
    public TimeSpan ShownAt { get; set; }

    /// <summary>The pending row, or null.</summary>
    public UnitLocation? Pending { get; set; }

    /// <summary>When <see cref="Pending"/> was posted.</summary>
    public TimeSpan PostedAt { get; set; }

    /// <summary>Index in the pending list, or -1. Used by BatchBuilder.</summary>
    public int WaitingIndex { get; set; } = -1;

    /// <summary>The row in flight, or null.</summary>
    public UnitLocation? InFlight { get; set; }

    /// <summary>Since when a row has been due, or null.</summary>
    public TimeSpan? DueSince { get; set; }

    /// <summary>Rows of this unit are not sent before this time, because the hub has rejected one twice on its own.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>The hub rejected the last row, which was alone in its call.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>When a row was last posted for it or a player last tracked as it.</summary>
    public TimeSpan UsedAt { get; set; }

    /// <summary>Players whose positions are sampled for it; usually one, none for units of the exports.</summary>
    public int Players { get; set; }

    /// <summary>The pending row changes something other than the position: vehicle, lights, text.</summary>
    public bool AppearanceChanged { get; set; }

    /// <summary>The row in flight, or else the last accepted one.</summary>
    public UnitLocation? LastSent => InFlight ?? Shown;

    /// <summary>The expected position error in metres: from the shown to the predicted position.</summary>
    public double ExpectedError(TimeSpan now) =>
        Motion.IsKnown && Shown?.Coordinates is { } shown ? MovementFilter.Distance(Motion.Predict(now), shown) : 0;

    /// <summary>The hub has accepted the row in flight.</summary>
    /// <param name="startedAt">When the call started.</param>
    public void Accept(TimeSpan startedAt)
    {
        Shown = InFlight;
        ShownAt = startedAt;
        InFlight = null;
        IsDoubtful = false;
        AppearanceChanged &= Pending is not null;
        DueSince = Pending is null ? null : PostedAt;
    }
}
