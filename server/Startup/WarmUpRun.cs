using System.Diagnostics;

namespace SonoranPush.Startup;

/// <summary>Runs a start, a login, push events and a snapshot on the pool, with a fake server and hub. The runtime compiles a method when
/// it is first called; without this run the ticks after the start would be long. Main thread only.</summary>
internal sealed class WarmUpRun
{
    // Far longer than needed; bounds the start.
    private const int MaxTicks = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly TimeProvider _time;
    private Task<bool>? _run;

    public WarmUpRun(TimeProvider time) => _time = time;

    /// <summary>True once every part has run.</summary>
    public bool WasComplete => _run is { Status: TaskStatus.RanToCompletion, Result: true };

    /// <summary>Starts with the first call.</summary>
    /// <returns>True when it has ended.</returns>
    public bool IsOver()
    {
        _run ??= Task.Run(RunAsync);
        if (!_run.IsCompleted)
        {
            return false;
        }

        _run.GetAwaiter().GetResult();
        return true;
    }

    private async Task<bool> RunAsync()
    {
        var (clock, host) = (new FastClock(), new WarmUpHost());
        var resource = new PushResource(host, (_, sink) => new WarmUpHub(sink), clock) { RestHandler = () => new WarmUpHub.Rest() };
        for (var tick = 0; tick < MaxTicks && !host.HasSeenAll; tick++)
        {
            resource.Tick();
            clock.Tick();
            await _time.Delay(Pause).ConfigureAwait(false);
        }

        resource.Stop();
        return host.HasSeenAll;
    }

    // Ticks may follow each other faster than on a server.
    private sealed class FastClock : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => Interlocked.Read(ref _now);

        public void Tick() => Interlocked.Add(ref _now, Stopwatch.Frequency / 20);
    }
}
