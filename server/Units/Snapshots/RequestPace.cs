using System;
using System.Threading;
using System.Threading.Tasks;

namespace SonoranPush.Units.Snapshots;

/// <summary>Keeps requests of one kind apart, so that the CAD's limit a minute holds even if others use the same key. One caller
/// at a time.</summary>
internal sealed class RequestPace
{
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private long? _lastAt;

    /// <summary>Creates a pace.</summary>
    /// <param name="interval">Shortest time between two requests.</param>
    /// <param name="time">The clock.</param>
    public RequestPace(TimeSpan interval, TimeProvider time)
    {
        _interval = interval;
        _time = time;
    }

    /// <summary>Waits until the next request may go.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        if (_lastAt is { } last && _interval - _time.GetElapsedTime(last) is { Ticks: > 0 } left)
        {
            await _time.Delay(left, cancellation).ConfigureAwait(false);
        }

        _lastAt = _time.GetTimestamp();
    }
}
