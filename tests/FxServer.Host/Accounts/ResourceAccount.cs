using CitizenFX.Core.Runtime;

namespace FxServer.Host.Accounts;

/// <summary>What one resource cost the main thread. A tick's figures hold everything since the tick before: handlers, exports and
/// commands included. Main thread only.</summary>
internal sealed class ResourceAccount
{
    private readonly string _name;
    private readonly Series _crossings = new();
    private readonly Series _wholeMs = new();
    private readonly Series _ownMs = new();
    private int _ticks;
    private int _crossingsNow;
    private int _raised;
    private int _delivered;
    private int _startCrossings;
    private OwnTime _start;

    public ResourceAccount(string name) => _name = name;

    public void Cross() => _crossingsNow++;

    public void Raise() => _raised++;

    public void Deliver() => _delivered++;

    /// <summary>Closes a start: loading and constructing are not a tick.</summary>
    public void EndStart(OwnTime time)
    {
        _start = time;
        _startCrossings = _crossingsNow;
        _crossingsNow = 0;
    }

    public void EndTick(OwnTime time)
    {
        _ticks++;
        _crossings.Add(_crossingsNow);
        _wholeMs.Add(time.Whole.TotalMilliseconds);
        _ownMs.Add(time.Own.TotalMilliseconds);
        _crossingsNow = 0;
    }

    /// <summary>Forgets everything but the start.</summary>
    public void Reset()
    {
        _crossings.Clear();
        _wholeMs.Clear();
        _ownMs.Clear();
        _ticks = _raised = _delivered = 0;
    }

    public ResourceCost ToCost() => new(_name)
    {
        Ticks = _ticks,
        Crossings = _crossings.ToSpread(),
        WholeMs = _wholeMs.ToSpread(),
        OwnMs = _ownMs.ToSpread(),
        EventsRaised = _raised,
        EventsDelivered = _delivered,
        StartCrossings = _startCrossings,
        StartMs = _start.Whole.TotalMilliseconds,
    };
}
