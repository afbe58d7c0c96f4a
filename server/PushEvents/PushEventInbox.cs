using Microsoft.Extensions.Logging;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.PushEvents;

/// <summary>Receives the messages for one CAD server, from its session or over HTTP: parses, validates, numbers, serialises and queues
/// them, so that the main thread only raises bytes. Queues session events in order with them. Any thread, several at once.</summary>
internal sealed class PushEventInbox
{
    /// <summary>Memory of one plain value (box, list or map slot), for the queue's bound.</summary>
    private const int BytesPerValue = 64;

    private const int MetaBytes = 128;

    private readonly PushEventQueue _queue;
    private readonly PushEventLimits _limits;
    private readonly PushEventCounters _counters;
    private readonly ILogger _log;
    private readonly TimeProvider _time;

    // Held from numbering to queueing, so that events of the websocket and of HTTP are queued in the order of their numbers.
    private readonly object _gate = new();
    private long _sequence;
    private volatile int _tenant;

    private volatile ReceivedEvent? _lastEvent;

    // Sessions of a server id run one after the other, so one loop at a time writes this.
    private long? _lostAt;

    public PushEventInbox(PushEventQueue queue, PushEventLimits limits, PushEventCounters counters, ILogger log, TimeProvider time)
    {
        _queue = queue;
        _limits = limits;
        _counters = counters;
        _log = log;
        _time = time;
    }

    /// <summary>Longest message in bytes.</summary>
    public int MaxMessageBytes => _limits.MessageBytes;

    /// <summary>The last push event of the CAD, or null.</summary>
    public ReceivedEvent? LastEvent => _lastEvent;

    /// <summary>A number that changes each time the server id is removed from the configuration.</summary>
    public int Tenant => _tenant;

    /// <summary>Receives one message. Never throws, whatever it contains.</summary>
    /// <param name="payload">The argument of the hub's call, or the body of a POST: JSON in UTF-8.</param>
    /// <param name="serverId">The CAD server id.</param>
    /// <param name="key">The community's key, which the envelope must repeat.</param>
    /// <param name="transport">One of <see cref="PushTransport"/>.</param>
    public PushRejection Receive(ReadOnlySpan<byte> payload, int serverId, ApiKey key, string transport) =>
        Receive(payload, serverId, key, transport, out _);

    /// <summary>The same, and returns the type.</summary>
    /// <param name="payload">The argument of the hub's call, or the body of a POST: JSON in UTF-8.</param>
    /// <param name="serverId">The CAD server id.</param>
    /// <param name="key">The community's key, which the envelope must repeat.</param>
    /// <param name="transport">One of <see cref="PushTransport"/>.</param>
    /// <param name="type">The event's type, upper case; null when the message is refused.</param>
    /// <param name="sender">The value of <see cref="Tenant"/> when the key was right; null for the present one.</param>
    public PushRejection Receive(ReadOnlySpan<byte> payload, int serverId, ApiKey key, string transport, out string? type, int? sender = null)
    {
        _counters.CountReceived();
        var refusal = PushEnvelope.Read(payload, key, _limits, out var envelope);
        type = envelope?.Type;
        if (envelope is null)
        {
            CountRefused(refusal, serverId, transport);
            return refusal;
        }

        if (envelope.BadItems > 0)
        {
            _counters.CountRefused(envelope.BadItems);
            Log.MessageRefused(_log, serverId, PushRejection.BadItem);
        }

        if (envelope.Items.Count == 0 && envelope.BadItems > 0)
        {
            type = null;
            return PushRejection.BadItem;
        }

        if (!TryQueue(envelope, payload.Length, serverId, transport, sender))
        {
            return PushRejection.WrongKey;
        }

        if (transport != PushTransport.Test)
        {
            _lastEvent = new ReceivedEvent(transport, _time.GetUtcNow());
        }

        return PushRejection.None;
    }

    /// <summary>Counts a message that could not be passed on.</summary>
    public void Refuse(PushRejection refusal, int serverId)
    {
        _counters.CountReceived();
        CountRefused(refusal, serverId, PushTransport.Websocket);
    }

    /// <summary>Queues the event that the session is logged in.</summary>
    /// <returns>True when there was a session before, this one or one with other settings: the event then has the gap.</returns>
    public bool EnqueueConnected(int serverId)
    {
        var reconnected = _lostAt is not null;
        var gap = _lostAt is { } lostAt ? _time.GetElapsedTime(lostAt) : TimeSpan.Zero;
        Enqueue(serverId, ScriptContract.Connected, SessionEventArguments.Connected(serverId, reconnected, gap));
        return reconnected;
    }

    /// <summary>Queues the event that the session has ended.</summary>
    /// <param name="serverId">The session's CAD server id.</param>
    /// <param name="reason">The reason, a word of the contract.</param>
    /// <param name="lostAt">Time stamp of the end.</param>
    /// <param name="retryIn">When the next attempt begins.</param>
    public void EnqueueDisconnected(int serverId, string reason, long lostAt, TimeSpan retryIn)
    {
        _lostAt = lostAt;
        Enqueue(serverId, ScriptContract.Disconnected, SessionEventArguments.Disconnected(serverId, reason, retryIn));
    }

    /// <summary>Queues an event that is never dropped.</summary>
    /// <param name="serverId">The session's CAD server id.</param>
    /// <param name="eventName">The server event.</param>
    /// <param name="arguments">Its serialised arguments.</param>
    public void Enqueue(int serverId, string eventName, byte[] arguments) => _queue.Add(new QueuedSessionEvent(serverId, eventName, arguments));

    /// <summary>Queues the end of a CAD server id that is no longer configured, after all its items.</summary>
    /// <param name="serverId">The CAD server.</param>
    /// <param name="isCommunityLeft">The whole community is no longer configured.</param>
    public void EnqueueServerRemoved(int serverId, bool isCommunityLeft = false)
    {
        lock (_gate)
        {
            _tenant++;
            _queue.Add(new ServerRemoved(serverId, isCommunityLeft));
        }
    }

    // False when the server id was removed meanwhile: later items would never be removed.
    private bool TryQueue(PushEnvelope envelope, int length, int serverId, string transport, int? sender)
    {
        var weight = length + ((long)envelope.ValueCount * BytesPerValue);
        var itemLength = length / Math.Max(envelope.Items.Count, 1);
        lock (_gate)
        {
            if (sender is not null && sender != _tenant)
            {
                return false;
            }

            var receivedAt = _time.GetUtcNow().ToUnixTimeMilliseconds();
            foreach (var item in envelope.Items)
            {
                var meta = new PushEventMeta(serverId, transport, receivedAt, ++_sequence);
                var arguments = Serialise(envelope.Type, item, meta, itemLength);
                var pushEvent = new PushEvent(envelope.Type, item, envelope.Rest, meta, arguments);
                _queue.Add(new QueuedPushEvent(pushEvent, (weight / envelope.Items.Count) + arguments.Size));
            }
        }

        return true;
    }

    private void CountRefused(PushRejection refusal, int serverId, string transport)
    {
        _counters.CountRefused();
        if (refusal != PushRejection.WrongKey)
        {
            Log.MessageRefused(_log, serverId, refusal);
        }
        else if (transport != PushTransport.Http)
        {
            // Anyone can post over HTTP, so the HTTP receiver logs it with the address.
            Log.WrongEnvelopeKey(_log, serverId);
        }
    }

    private static PushEventArguments Serialise(string type, Dictionary<string, object?> data, in PushEventMeta meta, int itemLength)
    {
        var writer = new MessagePackWriter(Math.Min(itemLength, 4096) + MetaBytes);
        writer.WriteArrayHeader(3);
        writer.Write(type);
        var dataStart = writer.Length;
        writer.WriteValue(data);
        writer.WriteMapHeader(4);
        writer.Write("serverId");
        writer.Write((long)meta.ServerId);
        writer.Write("transport");
        writer.Write(meta.Transport);
        writer.Write("receivedAt");
        writer.Write(meta.ReceivedAt);
        writer.Write("sequence");
        writer.Write(meta.Sequence);
        return new PushEventArguments(writer.Buffer, writer.Length, dataStart);
    }
}

/// <summary>A push event that has arrived.</summary>
/// <param name="Transport">One of <see cref="PushTransport"/>.</param>
/// <param name="At">When.</param>
internal sealed record ReceivedEvent(string Transport, DateTimeOffset At);
