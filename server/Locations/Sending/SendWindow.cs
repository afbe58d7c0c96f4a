using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>Decides when the next call may start. Calls have planned times, so that delays do not add up: a late call does not move the
/// next planned time, and a missed time is skipped. The hub measures the interval between arrivals, so a call that may have arrived late
/// delays the next one. After a rejection as too soon the interval grows, and shrinks again with accepted calls. After any other rejection
/// only the next call is delayed. Location loop only.</summary>
internal sealed class SendWindow
{
    /// <summary>The number of answered calls after which the shortest round trip is used; the first calls include the warm-up of both
    /// sides.</summary>
    public const int RoundTripSampleCount = 10;

    /// <summary>The normal interval between two calls.</summary>
    public static readonly TimeSpan NormalInterval = HubContract.SafeLocationInterval;

    /// <summary>The longest interval, however often the hub rejects calls.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(2);

    /// <summary>How much shorter than the interval the time after a late call may be: normally 205 ms, 5 ms more than the hub's
    /// limit.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(45);

    private static readonly TimeSpan LeastNarrowing = TimeSpan.FromMilliseconds(5);

    /// <summary>Added to the shortest round trip with every call, so that it adapts to a route that has become slower. 0.1 ms, far less
    /// than the 5 ms to the hub's limit, because quick calls may be rare on a busy machine. In units of 100 ns, because Mono's
    /// FromMilliseconds rounds fractions.</summary>
    private static readonly TimeSpan RoundTripDecay = TimeSpan.FromTicks(1000);

    private TimeSpan? _latestArrival;
    private TimeSpan _quickest;
    private TimeSpan _hold;
    private int _answered;

    /// <summary>When the next call is planned.</summary>
    public TimeSpan Planned { get; private set; }

    /// <summary>The current interval between two calls.</summary>
    public TimeSpan Interval { get; private set; } = NormalInterval;

    /// <summary>Returns true if a call may start.</summary>
    public bool IsOpen(TimeSpan now) => now >= Planned && !(now - _latestArrival < Interval - Slack);

    /// <summary>Records the start of a call, and plans the next one.</summary>
    public void Start(TimeSpan now)
    {
        _latestArrival = now;
        Planned = now - Planned < Interval ? Planned + Interval : now + Interval;
    }

    /// <summary>Records the answer to the started call. The time beyond the shortest round trip may have passed before the call arrived.
    /// Until enough round trips are known, the whole round trip may.</summary>
    /// <param name="took">Time since the <c>now</c> that <see cref="Start"/> was given.</param>
    public void End(TimeSpan took)
    {
        _quickest = Min(took, _answered == 0 ? took : _quickest + RoundTripDecay);
        _latestArrival += _answered < RoundTripSampleCount ? took : took - _quickest;
        _answered++;
    }

    /// <summary>Records that the started call ended without an answer, most likely with the connection. The samples are reset, because the
    /// next connection may have another route.</summary>
    /// <param name="took">Time since the <c>now</c> that <see cref="Start"/> was given.</param>
    public void Lose(TimeSpan took)
    {
        _latestArrival += took;
        _answered = 0;
    }

    /// <summary>Shortens the interval after an accepted call.</summary>
    public void Narrow()
    {
        _hold = TimeSpan.Zero;
        var excess = Interval - NormalInterval;
        Interval -= Min(excess, Max(LeastNarrowing, TimeSpan.FromTicks(excess.Ticks / 8)));
    }

    /// <summary>Extends the interval after a rejection as too soon, skips one more window, and measures the round trip again.</summary>
    public void Widen(TimeSpan now)
    {
        Interval = Min(LongestInterval, TimeSpan.FromTicks(Interval.Ticks + (Interval.Ticks / 4)));
        Planned = now + Interval;
        _answered = 0;
    }

    /// <summary>Delays the next call after another rejection, twice as long with every rejection until a call is accepted.</summary>
    public void Hold(TimeSpan now)
    {
        _hold = Min(LongestInterval, Max(Interval, _hold + _hold));
        Planned = now + _hold;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
