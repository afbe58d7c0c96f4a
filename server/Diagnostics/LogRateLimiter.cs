using Microsoft.Extensions.Logging;

namespace SonoranPush.Diagnostics;

/// <summary>Limits the lines of all kinds in a minute. Repeats are collapsed by kind, but a sender can cause an unlimited number of kinds.
/// Each level has its own share, so that no flood of warnings hides an error. Not thread-safe.</summary>
internal sealed class LogRateLimiter
{
    /// <summary>Lines of one level in a minute.</summary>
    public const int MaxLines = 100;

    /// <summary>Lines at debug level in a minute.</summary>
    public const int MaxDebugLines = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly int[] _written = new int[(int)LogLevel.None + 1];
    private long _windowStart;
    private long _refused;
    private long _refusedBefore;

    /// <summary>Creates a limiter; its first minute begins now.</summary>
    public LogRateLimiter(TimeProvider time)
    {
        _time = time;
        _windowStart = time.GetTimestamp();
    }

    /// <summary>Counts a line.</summary>
    /// <param name="level">The line's level.</param>
    /// <param name="worth">How many lines it represents, itself included.</param>
    /// <returns>False when the limit is reached; the line is counted as hidden.</returns>
    public bool TryTake(LogLevel level, int worth = 1)
    {
        Renew();
        if (_written[(int)level] < (level <= LogLevel.Debug ? MaxDebugLines : MaxLines))
        {
            _written[(int)level]++;
            return true;
        }

        _refused += worth;
        return false;
    }

    /// <summary>Lines hidden in earlier minutes that were not reported yet.</summary>
    public long TakeRefused()
    {
        Renew();
        var refused = _refusedBefore;
        _refusedBefore = 0;
        return refused;
    }

    private void Renew()
    {
        var now = _time.GetTimestamp();
        if (_time.GetElapsedTime(_windowStart, now) >= Window)
        {
            _windowStart = now;
            Array.Clear(_written, 0, _written.Length);
            _refusedBefore += _refused;
            _refused = 0;
        }
    }
}
