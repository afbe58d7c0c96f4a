using System;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>The row of a unit that the hub shows, and the one to be sent next. Location loop only.</summary>
internal sealed class TrackedUnit
{
    /// <summary>Where the unit was seen last. A field, because it changes in place.</summary>
    public UnitMotion Motion;

    /// <summary>Creates a unit that the hub has not heard of.</summary>
    public TrackedUnit(UnitTarget target) => Target = target;

    /// <summary>Identifies the unit at the hub.</summary>
    public UnitTarget Target { get; }

    /// <summary>What the hub took last, or null.</summary>
    public UnitLocation? Shown { get; set; }

    /// <summary>When that was sent.</summary>
    public TimeSpan ShownAt { get; set; }

    /// <summary>What waits to be sent, or null.</summary>
    public UnitLocation? Pending { get; set; }

    /// <summary>When <see cref="Pending"/> was posted.</summary>
    public TimeSpan PostedAt { get; set; }

    /// <summary>Place of the unit among those that wait, or -1. For the batcher.</summary>
    public int WaitingIndex { get; set; } = -1;

    /// <summary>What is on its way to the hub, or null.</summary>
    public UnitLocation? InFlight { get; set; }

    /// <summary>Since when a row has been due, or null.</summary>
    public TimeSpan? DueSince { get; set; }

    /// <summary>Rows of this unit stay here until then, because the hub has twice not taken one alone.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>The hub rejected the last row, which was alone in its call.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>When a row was last posted for it or a player last tracked as it.</summary>
    public TimeSpan UsedAt { get; set; }

    /// <summary>Players whose positions are sampled for it; usually one, none for units of the exports.</summary>
    public int Players { get; set; }

    /// <summary>Something that cannot be measured in metres changed: vehicle, lights, text.</summary>
    public bool AppearanceChanged { get; set; }

    /// <summary>The last that the hub has heard or is about to hear.</summary>
    public UnitLocation? LastSent => InFlight ?? Shown;

    /// <summary>How wrong the map is about this unit, in metres: from what it shows to where the unit is expected.</summary>
    public double ExpectedError(TimeSpan now) =>
        Motion.IsKnown && Shown?.Coordinates is { } shown ? MovementFilter.Distance(Motion.Predict(now), shown) : 0;

    /// <summary>The hub has what was on its way.</summary>
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
