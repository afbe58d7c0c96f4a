using CitizenFX.Core.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using SonoranPush.Cad;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.PushEvents;

namespace SonoranPush.Benchmarks.Micro;

/// <summary>The way of an event without a socket: raw text at one end, a consumer at the other.</summary>
internal sealed class EventWay : IScriptHost
{
    private static readonly ApiKey Key = new("demo-key");

    private readonly SteppedClock _clock = new();
    private readonly TickBudget _budget;
    private readonly PushEventInbox _inbox;
    private readonly PushEventDispatcher _dispatcher;

    public EventWay()
    {
        var limits = new PushEventLimits();
        var counters = new PushEventCounters();
        Queue = new PushEventQueue(limits);
        _budget = new TickBudget(_clock);
        _inbox = new PushEventInbox(Queue, limits, counters, NullLogger.Instance, TimeProvider.System);
        _dispatcher = new PushEventDispatcher(Queue, this, counters, NullLogger.Instance);
        _dispatcher.Use(new EventOptions { Typed = false });
    }

    public PushEventQueue Queue { get; }

    /// <summary>Who keeps up with the events; null for nobody.</summary>
    public CadProjection? Follower
    {
        set => _dispatcher.Observer = value;
    }

    /// <summary>What the consumer has found.</summary>
    public long Found { get; private set; }

    /// <summary>An envelope about so many units; one has about 500 bytes, and each further one 410.</summary>
    public static byte[] Payload(int units, int first = 0)
    {
        var data = "{\"units\":[" + string.Join(",", Enumerable.Range(first, units).Select(Unit)) + "]}";
        return Encoding.UTF8.GetBytes("{\"key\":\"demo-key\",\"type\":\"EVENT_UNIT_UPDATE\",\"data\":" + data + "}");
    }

    public void Receive(byte[] payload) => _inbox.Receive(payload, 1, Key, PushTransport.Websocket);

    /// <summary>A tick with a full budget.</summary>
    public void Raise()
    {
        _clock.Step();
        _budget.BeginSlice(0);
        _budget.EndSlice(_dispatcher.Drain(_budget));
    }

    // As a server delivers it to a handler.
    public void RaiseEvent(string name, ArraySegment<byte> arguments)
    {
        var bytes = new byte[arguments.Count];
        Array.Copy(arguments.Array!, arguments.Offset, bytes, 0, bytes.Length);
        Found += MsgPackReader.ReadList(bytes, _ => (Action)(() => { })).Count;
    }

    public string? ReadConvar(string name) => null;

    public string? ReadFile(string path) => null;

    public string? ReadFileOf(string resource, string path) => null;

    public string? ReadMetadataOf(string resource, string key) => null;

    public bool IsStarted(string resource) => false;

    public void ListenToHttp(Action<IHttpContext> handle)
    {
    }

    public void ScheduleTick()
    {
    }

    public void WriteLine(string line)
    {
    }

    private static string Unit(int number) => string.Format(
        CultureInfo.InvariantCulture,
        """
        {{"id":{0},"status":{1},"isPanic":false,"location":"[1024] Palomino Ave / Vespucci Blvd","coordinates":{{"x":-536.4,"y":-984.25,"z":22.1,"w":271.5}},"aop":"Los Santos","data":{{"apiIds":["a1a2a3a4a5a6a7a8a9a0b1b2b3b4b5{0:0000000000}"],"unitNum":"4-L-9","name":"P. Nakata","district":"Vespucci","subdivision":"Patrol","department":"LSSD","rank":"Officer II","group":"","page":0}},"isDispatch":false}}
        """,
        number + 1,
        number % 5);

    // Fills the budget's account at every tick, and stands still in between.
    private sealed class SteppedClock : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => _now;

        public void Step() => _now += TimestampFrequency;
    }
}
