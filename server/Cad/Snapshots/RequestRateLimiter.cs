using System;
using System.Threading;
using System.Threading.Tasks;

namespace SonoranPush.Cad.Snapshots;

/// <summary>Keeps requests of one kind apart, so that the CAD's limit a minute holds even if others use the same key. One caller
/// at a time.</summary>
internal sealed class RequestRateLimiter
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private TimeSpan _wait;
    private long _since;

    /// <summary>Creates a pace.</summary>
    /// <param name="interval">Shortest time between two requests.</param>
    /// <param name="time">The clock.</param>
    public RequestRateLimiter(TimeSpan interval, TimeProvider time)
    {
        _interval = interval;
        _time = time;
    }

    private TimeSpan Left => _wait - _time.GetElapsedTime(_since);

    /// <summary>Waits until the next request may go.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        if (Left is { Ticks: > 0 } left)
        {
            await _time.Delay(left, cancellation).ConfigureAwait(false);
        }

        Begin(_interval);
    }

    /// <summary>The last request was refused for now: the next one goes that much later, but not after more than five minutes.</summary>
    public void PutOff(TimeSpan wait)
    {
        var bounded = wait < LongestWait ? wait : LongestWait;
        if (bounded > Left)
        {
            Begin(bounded);
        }
    }

    private void Begin(TimeSpan wait)
    {
        _wait = wait;
        _since = _time.GetTimestamp();
    }
}
