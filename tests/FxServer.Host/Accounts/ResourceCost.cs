using System;
using System.Collections.Generic;

namespace FxServer.Host.Accounts;

/// <summary>What one resource cost the main thread.</summary>
public sealed class ResourceCost
{
    internal ResourceCost(string name) => Name = name;

    /// <summary>The resource.</summary>
    public string Name { get; }

    /// <summary>How often it was ticked.</summary>
    public int Ticks { get; internal set; }

    /// <summary>Crossings per tick: one per native, three per BaseScript.TriggerEvent, one per event that another raised.</summary>
    public Spread Crossings { get; internal set; }

    /// <summary>Milliseconds per tick from entering the resource to leaving it, crossings and consumers included.</summary>
    public Spread WholeMs { get; internal set; }

    /// <summary>Milliseconds per tick of its own work: crossings and whatever others did meanwhile taken out.</summary>
    public Spread OwnMs { get; internal set; }

    /// <summary>Events that it raised.</summary>
    public int EventsRaised { get; internal set; }

    /// <summary>Events of others, or of the server, that were delivered into it.</summary>
    public int EventsDelivered { get; internal set; }

    /// <summary>Crossings of its last start.</summary>
    public int StartCrossings { get; internal set; }

    /// <summary>Milliseconds on the main thread of its last start: loading, constructors, the start events.</summary>
    public double StartMs { get; internal set; }

    /// <summary>Microseconds of own work per event that it raised; 0 when it raised none.</summary>
    public double OwnMicrosecondsPerEvent => EventsRaised == 0 ? 0 : OwnMs.Total * 1000 / EventsRaised;

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Ticks} ticks; crossings {Crossings.Total:0} (max {Crossings.Max:0}, p99 {Crossings.P99:0} a tick)") +
        FormattableString.Invariant($"; tick max {WholeMs.Max:0.00}, p99 {WholeMs.P99:0.00} ms") +
        FormattableString.Invariant($"; own max {OwnMs.Max:0.00}, p99 {OwnMs.P99:0.00}, total {OwnMs.Total:0.0} ms") +
        FormattableString.Invariant($"; {EventsRaised} events raised, {EventsDelivered} taken") +
        FormattableString.Invariant($"; start {StartMs:0} ms, {StartCrossings} crossings");

    internal Dictionary<string, object?> ToPlain() => new()
    {
        ["name"] = Name,
        ["ticks"] = Ticks,
        ["crossings"] = Crossings.ToPlain(),
        ["tickMs"] = WholeMs.ToPlain(),
        ["ownMs"] = OwnMs.ToPlain(),
        ["eventsRaised"] = EventsRaised,
        ["eventsDelivered"] = EventsDelivered,
        ["ownUsPerEvent"] = Math.Round(OwnMicrosecondsPerEvent, 2),
        ["startMs"] = Math.Round(StartMs, 2),
        ["startCrossings"] = StartCrossings,
    };
}
