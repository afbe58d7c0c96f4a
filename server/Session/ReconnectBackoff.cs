using System;

namespace SonoranPush.Session;

/// <summary>How long to wait before the next attempt. It never says "give up". One session's loop only.</summary>
internal sealed class ReconnectBackoff
{
    private const int LargestExponent = 3;

    /// <summary>The step of <see cref="RefusedDelays"/> that logins which are not finished stay at: most likely the CAD is unwell, and
    /// the session should be back soon after it.</summary>
    private const int LongestUnfinished = 3;

    private static readonly TimeSpan[] RefusedDelays =
    {
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), TimeSpan.FromMinutes(5),
    };

    // A hub that takes the login and drops the session at once must not be asked faster and faster.
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(5);

    private readonly Func<double> _random;
    private int _failures;
    private int _refusals;
    private int _unfinishedLogins;

    /// <summary>Creates a back-off.</summary>
    /// <param name="random">Uniform numbers from 0 to below 1: many servers must not come back in step.</param>
    public ReconnectBackoff(Func<double> random) => _random = random;

    /// <summary>Logins refused in a row.</summary>
    public int Refusals => _refusals;

    /// <summary>The login was accepted: the next refusal is a first one again.</summary>
    public void LoggedIn()
    {
        _refusals = 0;
        _unfinishedLogins = 0;
    }

    /// <summary>A session that was logged in has ended. If it held for a while, this loss is a first one again.</summary>
    public void SessionEnded(TimeSpan held)
    {
        if (held >= StableAfter)
        {
            _failures = 0;
        }
    }

    /// <summary>The delay after a failed or lost connection: at most 1 s the first time, then doubling up to 8 s, each times a
    /// random 0.5 to 1. The CAD was away, so a login that is not finished next is a first one again.</summary>
    public TimeSpan NextAfterFailure()
    {
        _unfinishedLogins = 0;
        return NextFailureDelay();
    }

    /// <summary>The delay after a login that was cut off, left unanswered or ended in an error of the CAD's own: once may be its
    /// restart; from the second in a row on it may be its way to refuse, so 30 s, 60 s, then 2 min.</summary>
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
