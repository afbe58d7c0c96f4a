using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>The way of events up to the queue, and what it leaves in memory. Nothing is raised: somebody only empties the
/// queue.</summary>
internal sealed class Receiving
{
    private const double Megabyte = 1024 * 1024;

    private readonly int _expected;
    private readonly PushEventLimits _limits = new();
    private readonly PushEventQueue _queue;
    private readonly HubSession _session;

    public Receiving(Uri hub, int expected)
    {
        _expected = expected;
        _queue = new PushEventQueue(_limits);
        var settings = new SessionSettings(hub, SkipNegotiation: false, "demo", new ApiKey("demo-key"), 1);
        var inbox = new PushEventInbox(_queue, _limits, new PushEventCounters(), NullLogger.Instance, TimeProvider.System);
        _session = new HubSession(
            settings, (wanted, sink) => new SignalRHubConnection(wanted, sink, TimeProvider.System), inbox, NullLogger.Instance, TimeProvider.System);
    }

    public string Measure()
    {
        using var stop = new CancellationTokenSource();
        var session = Task.Run(() => _session.RunAsync(stop.Token));
        Take(1);
        var watch = Stopwatch.StartNew();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        Take(_expected / 5);
        var early = GC.GetTotalMemory(forceFullCollection: true);
        Take(_expected - (_expected / 5) - 1);
        var seconds = watch.Elapsed.TotalSeconds;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var late = GC.GetTotalMemory(forceFullCollection: true);
        stop.Cancel();
        session.GetAwaiter().GetResult();
        return string.Format(
            CultureInfo.InvariantCulture,
            "off the tick: {0:0} events/s over {1:0.0} s ({2:0.0} us of processor time each); heap {3:0.0} MB after a fifth, {4:0.0} MB at the end",
            _expected / seconds, seconds, processor.TotalMilliseconds * 1000 / _expected, early / Megabyte, late / Megabyte);
    }

    private void Take(int events)
    {
        using var never = new ManualResetEventSlim();
        while (events > 0)
        {
            var item = _queue.Take();
            if (item is QueuedPushEvent)
            {
                events--;
            }
            else if (item is null)
            {
                never.Wait(1);
            }

            if (_queue.TakeDropped() is not null)
            {
                throw new InvalidOperationException("The queue overflowed: the figures would be worth nothing.");
            }
        }
    }
}
