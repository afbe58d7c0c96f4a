namespace SonoranPush.Rest;

/// <summary>Keeps the requests to one endpoint within the CAD's limit. A request counts until one window after its end, so that the CAD
/// counts no more either, whatever the network delays. One caller at a time.</summary>
internal sealed class RequestRateLimiter
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly int _limit;
    private readonly TimeSpan _window;
    private readonly TimeProvider _time;
    private readonly Queue<long> _ended = new();
    private TimeSpan _wait;
    private long _since;

    /// <summary>Creates a limiter.</summary>
    /// <param name="limit">Requests in one window at most.</param>
    /// <param name="window">The time that the limit counts for.</param>
    /// <param name="time">The clock.</param>
    public RequestRateLimiter(int limit, TimeSpan window, TimeProvider time)
    {
        _limit = limit;
        _window = window;
        _time = time;
    }

    private TimeSpan Left => _wait - _time.GetElapsedTime(_since);

    /// <summary>Waits until the next request may be sent. Call <see cref="End"/> when it has ended, in success or failure.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        while (ReadWait() is { Ticks: > 0 } wait)
        {
            await _time.Delay(wait, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Records the end of a request.</summary>
    public void End() => _ended.Enqueue(_time.GetTimestamp());

    /// <summary>Delays the next request after a refusal, by at most five minutes.</summary>
    public void PutOff(TimeSpan wait)
    {
        var bounded = wait < LongestWait ? wait : LongestWait;
        if (bounded > Left)
        {
            _wait = bounded;
            _since = _time.GetTimestamp();
        }
    }

    private TimeSpan ReadWait()
    {
        while (_ended.Count > 0 && _time.GetElapsedTime(_ended.Peek()) >= _window)
        {
            _ended.Dequeue();
        }

        var window = _ended.Count >= _limit ? _window - _time.GetElapsedTime(_ended.Peek()) : TimeSpan.Zero;
        return window > Left ? window : Left;
    }
}
