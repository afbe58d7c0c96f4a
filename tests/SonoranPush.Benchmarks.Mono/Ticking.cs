using System.Diagnostics;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>What ticks that raise events cost the main thread, the server's own part taken out.</summary>
internal sealed class Ticking
{
    // Compiled and warm from here on.
    private const int WarmUpEvents = 2_000;

    private readonly int _expected;
    private readonly MeteredServer _server;
    private readonly PushResource _resource;

    public Ticking(Uri hub, int expected)
    {
        _expected = expected;
        _server = new MeteredServer(hub);
        _resource = new PushResource(
            _server, (settings, sink) => new SignalRHubConnection(settings, sink, TimeProvider.System), TimeProvider.System);
    }

    public string Measure()
    {
        TickUntil(WarmUpEvents);
        var warm = _server.PushEvents;
        var own = TickUntil(_expected);
        var events = _server.PushEvents - warm;
        _resource.Stop();
        return string.Format(
            CultureInfo.InvariantCulture,
            "on the tick: {0:0.0} us of own work per push event, over {1} events about {2} units",
            own.TotalMilliseconds * 1000 / events, events, _resource.Cad.State.Units.Count);
    }

    // Only ticks that raised something count: they pay for the look that finds an empty queue, too.
    private TimeSpan TickUntil(int pushEvents)
    {
        using var never = new ManualResetEventSlim();
        var own = TimeSpan.Zero;
        while (_server.PushEvents < pushEvents)
        {
            var (raised, inside) = (_server.PushEvents, _server.Inside.Elapsed);
            var watch = Stopwatch.StartNew();
            _resource.Tick();
            if (_server.PushEvents > raised)
            {
                own += watch.Elapsed - (_server.Inside.Elapsed - inside);
            }

            never.Wait(5);
        }

        return own;
    }
}
