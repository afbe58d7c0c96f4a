namespace FxServer.Host.Accounts;

/// <summary>What one resource cost the main thread.</summary>
public sealed class ResourceCost
{
    internal ResourceCost(string name) => Name = name;

    /// <summary>The resource.</summary>
    public string Name { get; }

    /// <summary>How long the account has been open: since the server knows the resource, or since it began anew.</summary>
    public TimeSpan Time { get; internal set; }

    /// <summary>How often it was ticked.</summary>
    public int Ticks { get; internal set; }

    /// <summary>Crossings of the border of its C# runtime per tick: one per native, three per BaseScript.TriggerEvent, one per event that
    /// comes in from outside.</summary>
    public Spread Crossings { get; internal set; }

    /// <summary>Milliseconds per tick from entering the resource to leaving it, crossings and consumers included.</summary>
    public Spread WholeMs { get; internal set; }

    /// <summary>Milliseconds per tick of its own work: crossings and whatever others did meanwhile taken out.</summary>
    public Spread OwnMs { get; internal set; }

    /// <summary>Milliseconds of processor time per tick, crossings and consumers included: others' use of the machine is not in it.</summary>
    public Spread ProcessorMs { get; internal set; }

    /// <summary>Milliseconds per tick inside its Lua scripts: their natives included, what handlers of events did meanwhile taken
    /// out.</summary>
    public Spread LuaMs { get; internal set; }

    /// <summary>Milliseconds per tick inside its C# runtime: crossings included, what other runtimes did meanwhile taken out.</summary>
    public Spread CSharpMs { get; internal set; }

    /// <summary>Milliseconds per tick that events into its C# runtime were charged.</summary>
    public Spread HandOverMs { get; internal set; }

    /// <summary>Natives per tick that its Lua scripts called.</summary>
    public Spread LuaNatives { get; internal set; }

    /// <summary>Natives per tick that its C# scripts called.</summary>
    public Spread CSharpNatives { get; internal set; }

    /// <summary>Events per tick that came into its C# runtime from outside of it: from others, the server, or its own Lua
    /// scripts.</summary>
    public Spread EventsIntoCSharp { get; internal set; }

    /// <summary>Managed bytes per tick that the main thread allocated inside it, those of the host's Lua included. Always 0 where the
    /// runtime does not count them.</summary>
    public Spread AllocatedBytes { get; internal set; }

    /// <summary>Bytes that its Lua state held after the last tick.</summary>
    public long LuaMemory { get; internal set; }

    /// <summary>Collections of the youngest generation in the whole process meanwhile.</summary>
    public int Collections { get; internal set; }

    /// <summary>Events that it raised.</summary>
    public int EventsRaised { get; internal set; }

    /// <summary>Events of others, or of the server, that were delivered into it.</summary>
    public int EventsDelivered { get; internal set; }

    /// <summary>How often other resources called functions of it: exports, callbacks.</summary>
    public int FunctionsCalled { get; internal set; }

    /// <summary>Crossings of its last start.</summary>
    public int StartCrossings { get; internal set; }

    /// <summary>Milliseconds on the main thread of its last start: loading, constructors, the start events.</summary>
    public double StartMs { get; internal set; }

    /// <summary>Microseconds of own work per event that it raised; 0 when it raised none.</summary>
    public double OwnMicrosecondsPerEvent => EventsRaised == 0 ? 0 : OwnMs.Total * 1000 / EventsRaised;

    /// <summary>Natives a second from Lua.</summary>
    public double LuaNativesPerSecond => LuaNatives.Total / Time.TotalSeconds;

    /// <summary>Natives a second from C#.</summary>
    public double CSharpNativesPerSecond => CSharpNatives.Total / Time.TotalSeconds;

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Ticks} ticks; crossings {Crossings.Total:0} (max {Crossings.Max:0}, p99 {Crossings.P99:0} a tick)") +
        FormattableString.Invariant($"; tick max {WholeMs.Max:0.00}, p99 {WholeMs.P99:0.00} ms") +
        FormattableString.Invariant($"; own max {OwnMs.Max:0.00}, p99 {OwnMs.P99:0.00}, total {OwnMs.Total:0.0} ms") +
        FormattableString.Invariant($"; Lua {LuaMs.Total:0.0} ms, {LuaNatives.Total:0} natives; C# {CSharpMs.Total:0.0} ms, ") +
        FormattableString.Invariant($"{CSharpNatives.Total:0} natives, {EventsIntoCSharp.Total:0} events in ({HandOverMs.Total:0.0} ms)") +
        FormattableString.Invariant($"; {EventsRaised} events raised, {EventsDelivered} taken") +
        FormattableString.Invariant($"; start {StartMs:0} ms, {StartCrossings} crossings");

    internal Dictionary<string, object?> ToPlain() => new()
    {
        ["name"] = Name,
        ["ticks"] = Ticks,
        ["crossings"] = Crossings.ToPlain(),
        ["tickMs"] = WholeMs.ToPlain(),
        ["ownMs"] = OwnMs.ToPlain(),
        ["processorMs"] = ProcessorMs.ToPlain(),
        ["seconds"] = Math.Round(Time.TotalSeconds, 3),
        ["luaMs"] = LuaMs.ToPlain(),
        ["cSharpMs"] = CSharpMs.ToPlain(),
        ["handOverMs"] = HandOverMs.ToPlain(),
        ["luaNatives"] = LuaNatives.ToPlain(),
        ["cSharpNatives"] = CSharpNatives.ToPlain(),
        ["eventsIntoCSharp"] = EventsIntoCSharp.ToPlain(),
        ["allocatedBytes"] = AllocatedBytes.ToPlain(),
        ["luaMemory"] = LuaMemory,
        ["collections"] = Collections,
        ["eventsRaised"] = EventsRaised,
        ["eventsDelivered"] = EventsDelivered,
        ["functionsCalled"] = FunctionsCalled,
        ["ownUsPerEvent"] = Math.Round(OwnMicrosecondsPerEvent, 2),
        ["startMs"] = Math.Round(StartMs, 2),
        ["startCrossings"] = StartCrossings,
    };
}
