using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.UnitTests.Support;

/// <summary>The inbound path without a socket and without sessions: a raw message at one end, raised server events at the
/// other.</summary>
internal sealed class InboundPath : IPushEventSink
{
    public const string Key = "TEST-API-KEY";

    public const int ServerId = 7;

    private readonly ManualClock _clock;
    private readonly CollectingLogger _logger;

    public InboundPath(ManualClock clock, CollectingLogger logger, PushEventLimits? limits = null)
    {
        _clock = clock;
        _logger = logger;
        Limits = limits ?? new PushEventLimits();
        Queue = new PushEventQueue(Limits);
        Inbox = new PushEventInbox(Queue, Limits, Counters, logger, clock);
        Dispatcher = new PushEventDispatcher(Queue, Host, Counters, logger);
    }

    public PushEventLimits Limits { get; }

    public PushEventCounters Counters { get; } = new();

    public FakeScriptHost Host { get; } = new();

    public PushEventQueue Queue { get; }

    public PushEventInbox Inbox { get; }

    public PushEventDispatcher Dispatcher { get; }

    /// <summary>Why messages were refused, as the log has it: one for each of them.</summary>
    public IReadOnlyList<PushRejection> Refusals =>
    [
        .. _logger.Lines.Where(line => line.Event is nameof(Log.WrongEnvelopeKey) or nameof(Log.MessageRefused))
            .Select(line => line.Event == nameof(Log.WrongEnvelopeKey) ? PushRejection.WrongKey : Enum.Parse<PushRejection>(line.Text.Split(' ')[^1])),
    ];

    public int MaxPayloadBytes => Inbox.MaxMessageBytes;

    public void Receive(ReadOnlySpan<byte> payload) => Inbox.Receive(payload, ServerId, new ApiKey(Key), PushTransport.Websocket);

    public void IgnoreArguments(int count) => Log.ArgumentsIgnored(_logger, ServerId, count);

    public void Refuse(PushRejection refusal) => Inbox.Refuse(refusal, ServerId);

    public PushRejection Receive(string payload, int serverId = ServerId, string transport = PushTransport.Websocket) =>
        Inbox.Receive(Encoding.UTF8.GetBytes(payload), serverId, new ApiKey(Key), transport);

    /// <summary>Ticks until nothing waits.</summary>
    public void RaiseAll()
    {
        var budget = new TickBudget(_clock);
        var backlog = true;
        while (backlog)
        {
            budget.BeginSlice(0);
            backlog = Dispatcher.Drain(budget);
            budget.EndSlice(backlog);
        }
    }

    /// <summary>An envelope with the right key.</summary>
    public static string Envelope(string type, string data) => $$"""{"key":"{{Key}}","type":"{{type}}","data":{{data}} }""";
}
