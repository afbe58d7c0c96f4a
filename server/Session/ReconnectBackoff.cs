namespace SonoranPush.Session;

/// <summary>Computes the delay before the next attempt. There is always a next attempt. One session's loop only.</summary>
internal sealed class ReconnectBackoff
{
    private const int LargestExponent = 3;

    /// <summary>The longest step of <see cref="RefusedDelays"/> for unfinished logins: the CAD most likely has a fault, and the session
    /// should return soon after it.</summary>
    private const int LongestUnfinished = 3;

    private static readonly TimeSpan[] RefusedDelays =
    {
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), TimeSpan.FromMinutes(5),
    };

    // A hub that accepts the login and drops the session at once must not reset the delay.
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(5);

    private readonly Func<double> _random;
    private int _failures;
    private int _refusals;
    private int _unfinishedLogins;

    /// <summary>Creates a back-off.</summary>
    /// <param name="random">Uniform numbers from 0 to below 1, so that many servers do not reconnect at the same moments.</param>
    public ReconnectBackoff(Func<double> random) => _random = random;

    /// <summary>Logins refused in a row.</summary>
    public int Refusals => _refusals;

    /// <summary>Resets the counts of refused and unfinished logins. Call it after a login.</summary>
    public void LoggedIn()
    {
        _refusals = 0;
        _unfinishedLogins = 0;
    }

    /// <summary>Resets the retry count if the session was logged in for 5 s or longer.</summary>
    public void SessionEnded(TimeSpan held)
    {
        if (held >= StableAfter)
        {
            _failures = 0;
        }
    }

    /// <summary>The delay after a failed or lost connection: at most 1 s the first time, then doubling up to 8 s, each times a random 0.5
    /// to 1. Resets the count of unfinished logins, because the CAD was unreachable.</summary>
    public TimeSpan NextAfterFailure()
    {
        _unfinishedLogins = 0;
        return NextFailureDelay();
    }

    /// <summary>The delay after a login that was cut off, left unanswered or ended in an error of the CAD's own: the first may be the CAD's
    /// restart, but several in a row may be a refusal, so 30 s, 60 s, then 2 min.</summary>
    public TimeSpan NextAfterUnfinishedLogin()
    {
        _unfinishedLogins++;
        return _unfinishedLogins == 1 ? NextFailureDelay() : RefusedDelay(Math.Min(_unfinishedLogins - 1, LongestUnfinished));
    }

    /// <summary>The delay after a refused login: 30 s, 60 s, 120 s, then 5 min. Asking faster gets a community blocked.</summary>
    public TimeSpan NextAfterRefusal()
    {
        _refusals++;
        return RefusedDelay(_refusals);
    }

    private TimeSpan NextFailureDelay()
    {
        var seconds = 1 << Math.Min(_failures, LargestExponent);
        _failures++;
        return TimeSpan.FromSeconds(seconds * (0.5 + (_random() / 2)));
    }

    // In a row: the first, the second, and so on.
    private static TimeSpan RefusedDelay(int refusal) => RefusedDelays[Math.Min(refusal, RefusedDelays.Length) - 1];
}
