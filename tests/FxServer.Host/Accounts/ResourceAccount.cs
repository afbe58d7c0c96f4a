using System.Diagnostics;
using CitizenFX.Core.Runtime;

namespace FxServer.Host.Accounts;

/// <summary>What one resource cost the main thread. A tick's figures hold everything since the tick before: handlers, exports and
/// commands included. Main thread only.</summary>
internal sealed class ResourceAccount
{
    private readonly string _name;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Series _crossings = new();
    private readonly Series _wholeMs = new();
    private readonly Series _ownMs = new();
    private readonly Series _processorMs = new();
    private readonly Series _luaMs = new();
    private readonly Series _cSharpMs = new();
    private readonly Series _handOverMs = new();
    private readonly Series _luaNatives = new();
    private readonly Series _cSharpNatives = new();
    private readonly Series _handOvers = new();
    private readonly Series _allocated = new();
    private TickFigures _now;
    private int _ticks;
    private int _raised;
    private int _delivered;
    private int _called;
    private int _startCrossings;
    private double _startMs;
    private int _depth;
    private long _entered;
    private double _enteredProcessor;
    private int _collections;

    public ResourceAccount(string name) => _name = name;

    /// <summary>The memory that the resource's Lua state holds, bytes.</summary>
    public long LuaMemory { get; set; }

    public void Cross() => _now.Crossings++;

    public void Raise() => _raised++;

    public void Deliver() => _delivered++;

    public void CallFunction() => _called++;

    public void HandOver() => _now.HandOvers++;

    public void CallFromCSharp() => _now.CSharpNatives++;

    /// <summary>A native of Lua that took so long, in ticks of the stop watch; 0 where that is not measured.</summary>
    public void CallFromLua(long time)
    {
        _now.LuaNatives++;
        _now.InLuaNatives += time;
    }

    /// <summary>The main thread goes into the resource, perhaps once more.</summary>
    public void Enter(long now)
    {
        if (_depth++ == 0)
        {
            _entered = now;
            _enteredProcessor = ThreadTime.Milliseconds();
        }
    }

    /// <summary>The main thread leaves what it went into last.</summary>
    public void Leave(long now)
    {
        if (--_depth == 0)
        {
            _now.Whole += now - _entered;
            _now.ProcessorMs += ThreadTime.Milliseconds() - _enteredProcessor;
        }
    }

    /// <summary>Time of one use, without what was called by it.</summary>
    public void Spend(MainThreadUse use, long time, long allocated)
    {
        _now.Allocated += allocated;
        switch (use)
        {
            case MainThreadUse.Lua:
                _now.InLua += time;
                break;
            case MainThreadUse.CSharp:
                _now.InCSharp += time;
                break;
            default:
                _now.InHandOver += time;
                break;
        }
    }

    /// <summary>Closes a start: loading and constructing are not a tick.</summary>
    public void EndStart(OwnTime time)
    {
        _startMs = time.Whole.TotalMilliseconds + Milliseconds(_now.InLua);
        _startCrossings = _now.Crossings;
        _now = default;
    }

    /// <summary>Closes a tick.</summary>
    /// <returns>The processor time it took of the main thread, in milliseconds.</returns>
    public double EndTick(OwnTime time)
    {
        double processorMs = _now.ProcessorMs;
        _processorMs.Add(processorMs);
        _ticks++;
        _crossings.Add(_now.Crossings);
        _wholeMs.Add(Milliseconds(_now.Whole));
        _ownMs.Add(time.Own.TotalMilliseconds + Milliseconds(Math.Max(0, _now.InLua - _now.InLuaNatives)));
        _luaMs.Add(Milliseconds(_now.InLua));
        _cSharpMs.Add(Milliseconds(_now.InCSharp));
        _handOverMs.Add(Milliseconds(_now.InHandOver));
        _luaNatives.Add(_now.LuaNatives);
        _cSharpNatives.Add(_now.CSharpNatives);
        _handOvers.Add(_now.HandOvers);
        _allocated.Add(_now.Allocated);
        _now = default;
        return processorMs;
    }

    /// <summary>Forgets everything but the start.</summary>
    public void Reset()
    {
        foreach (Series series in new[]
        {
            _crossings, _wholeMs, _processorMs, _ownMs, _luaMs, _cSharpMs, _handOverMs, _luaNatives, _cSharpNatives, _handOvers, _allocated,
        })
        {
            series.Clear();
        }

        _ticks = _raised = _delivered = _called = 0;
        _collections = GC.CollectionCount(0);
        _time.Restart();
    }

    public ResourceCost ToCost() => new(_name)
    {
        Time = _time.Elapsed,
        Ticks = _ticks,
        Crossings = _crossings.ToSpread(),
        WholeMs = _wholeMs.ToSpread(),
        OwnMs = _ownMs.ToSpread(),
        ProcessorMs = _processorMs.ToSpread(),
        LuaMs = _luaMs.ToSpread(),
        CSharpMs = _cSharpMs.ToSpread(),
        HandOverMs = _handOverMs.ToSpread(),
        LuaNatives = _luaNatives.ToSpread(),
        CSharpNatives = _cSharpNatives.ToSpread(),
        EventsIntoCSharp = _handOvers.ToSpread(),
        AllocatedBytes = _allocated.ToSpread(),
        LuaMemory = LuaMemory,
        Collections = GC.CollectionCount(0) - _collections,
        EventsRaised = _raised,
        EventsDelivered = _delivered,
        FunctionsCalled = _called,
        StartCrossings = _startCrossings,
        StartMs = _startMs,
    };

    private static double Milliseconds(long time) => time * 1000.0 / Stopwatch.Frequency;

    /// <summary>Counted since the last tick; times in ticks of the stop watch.</summary>
    private struct TickFigures
    {
        public int Crossings;
        public int LuaNatives;
        public int CSharpNatives;
        public int HandOvers;
        public long Whole;
        public double ProcessorMs;
        public long InLua;
        public long InLuaNatives;
        public long InCSharp;
        public long InHandOver;
        public long Allocated;
    }
}
