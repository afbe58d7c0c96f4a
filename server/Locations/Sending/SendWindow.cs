using System;
using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>Says when the next call may start. Calls have planned times, so that the server's 50 ms ticks do not add up: a call that
/// starts a tick late leaves the next planned time where it was, and a missed time is given up. The hub counts from when calls
/// arrive, so one that may have been held up on its way keeps the next one back. After the hub found calls too close together the
/// distance grows, and comes back with the calls that are taken; after any other refusal only the next call is held back. Tick
/// thread only.</summary>
internal sealed class SendWindow
{
    /// <summary>Calls after which the quickest one is taken as the round trip; the first calls include the warm-up of both ends.</summary>
    public const int Acquaintance = 10;

    /// <summary>Planned distance between two calls in normal times.</summary>
    public static readonly TimeSpan NormalInterval = HubContract.SafeLocationInterval;

    /// <summary>Largest planned distance, however often the hub refuses.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(2);

    /// <summary>How much earlier than planned a call may follow a late one; 205 ms from start to start in normal times.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(45);

    private static readonly TimeSpan LeastNarrowing = TimeSpan.FromMilliseconds(5);

    /// <summary>Added to the quickest call's time with every call, so that a way that has become longer for good is got used to. Far
    /// less than the slack of 5 ms to the hub's limit: quick calls may be rare on a busy machine. In ticks (0.1 ms), because Mono
    /// rounds fractions of a millisecond.</summary>
    private static readonly TimeSpan Forgetting = TimeSpan.FromTicks(1000);

    private TimeSpan? _latestArrival;
    private TimeSpan _quickest;
    private TimeSpan _hold;
    private int _answered;

    /// <summary>When the next call is planned.</summary>
    public TimeSpan Planned { get; private set; }

    /// <summary>Planned distance between two calls now.</summary>
    public TimeSpan Interval { get; private set; } = NormalInterval;

    /// <summary>Returns true if a call may start.</summary>
    public bool IsOpen(TimeSpan now) => now >= Planned && !(now - _latestArrival < Interval - Slack);

    /// <summary>A call starts: plan the next one.</summary>
    public void Start(TimeSpan now)
    {
        _latestArrival = now;
        Planned = now - Planned < Interval ? Planned + Interval : now + Interval;
    }

    /// <summary>The hub has answered the call that was started. Every call takes its time there and back; what one takes beyond the
    /// quickest may have held it up before it arrived. Until that is known, the whole round trip may.</summary>
    /// <param name="took">Time since the <c>now</c> that <see cref="Start"/> was given.</param>
    public void End(TimeSpan took)
    {
        _quickest = Min(took, _answered == 0 ? took : _quickest + Forgetting);
        _latestArrival += _answered < Acquaintance ? took : took - _quickest;
        _answered++;
    }

    /// <summary>The call that was started ended without an answer, and with it most likely the connection. Its time says nothing of
    /// the way, and the next connection may have another way.</summary>
    /// <param name="took">Time since the <c>now</c> that <see cref="Start"/> was given.</param>
    public void Lose(TimeSpan took)
    {
        _latestArrival += took;
        _answered = 0;
    }

    /// <summary>A call was taken.</summary>
    public void Narrow()
    {
        _hold = TimeSpan.Zero;
        var excess = Interval - NormalInterval;
        Interval -= Min(excess, Max(LeastNarrowing, TimeSpan.FromTicks(excess.Ticks / 8)));
    }

    /// <summary>Calls came too close together: skip one more window, keep more distance from now on, and measure again how long
    /// the way is.</summary>
    public void Widen(TimeSpan now)
    {
        Interval = Min(LongestInterval, TimeSpan.FromTicks(Interval.Ticks + (Interval.Ticks / 4)));
        Planned = now + Interval;
        _answered = 0;
    }

    /// <summary>A call was refused for another reason than its time: keep the next one back, twice as long with every refusal until
    /// one is taken.</summary>
    public void Hold(TimeSpan now)
    {
        _hold = Min(LongestInterval, Max(Interval, _hold + _hold));
        Planned = now + _hold;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
