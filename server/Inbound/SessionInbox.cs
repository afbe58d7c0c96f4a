using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.Extensions.Logging;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.Inbound;

/// <summary>Takes what one session brings: its raw messages, which it reads, checks, numbers, serialises and queues so that the
/// tick only raises bytes; and the session's own beginnings and ends, in order between them. Any thread.</summary>
internal sealed class SessionInbox
{
    /// <summary>Memory of one plain value (box, list or map slot), for the queue's bound.</summary>
    private const int BytesPerValue = 64;

    private const int MetaBytes = 128;

    private readonly InboundQueue _queue;
    private readonly PushEventLimits _limits;
    private readonly PushCounters _counters;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private long _sequence;

    // The sessions of a server id follow one another, so one loop at a time writes this.
    private long? _lostAt;

    /// <summary>Creates the inbox of a session.</summary>
    public SessionInbox(InboundQueue queue, PushEventLimits limits, PushCounters counters, ILogger log, TimeProvider time)
    {
        _queue = queue;
        _limits = limits;
        _counters = counters;
        _log = log;
        _time = time;
    }

    /// <summary>Longest message in bytes.</summary>
    public int MaxMessageBytes => _limits.MessageBytes;

    /// <summary>Takes one message. Never throws on what the message holds.</summary>
    /// <param name="payload">The argument of the hub's call, or the body of a POST: JSON in UTF-8.</param>
    /// <param name="serverId">The session it came for.</param>
    /// <param name="key">The community's key, which the envelope must repeat.</param>
    /// <param name="transport">One of <see cref="PushTransport"/>.</param>
    public PushRefusal Receive(ReadOnlySpan<byte> payload, int serverId, ApiKey key, string transport)
    {
        _counters.CountReceived();
        var refusal = PushEnvelope.Read(payload, key, _limits, out var envelope);
        if (envelope is null)
        {
            CountRefused(refusal, serverId);
            return refusal;
        }

        if (envelope.BadItems > 0)
        {
            _counters.CountRefused(PushRefusal.BadItem, envelope.BadItems);
            Log.MessageRefused(_log, serverId, PushRefusal.BadItem);
        }

        var receivedAt = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var weight = payload.Length + ((long)envelope.ValueCount * BytesPerValue);
        var itemLength = payload.Length / Math.Max(envelope.Items.Count, 1);
        foreach (var item in envelope.Items)
        {
            var meta = new PushEventMeta(serverId, transport, receivedAt, Interlocked.Increment(ref _sequence));
            var arguments = Serialise(envelope.Type, item, meta, itemLength);
            var pushEvent = new PushEvent(envelope.Type, item, envelope.Rest, meta, arguments);
            _queue.Add(new QueuedPushEvent(pushEvent, (weight / envelope.Items.Count) + arguments.Size));
        }

        return PushRefusal.None;
    }

    /// <summary>Counts a message that could not even be handed over.</summary>
    public void Refuse(PushRefusal refusal, int serverId)
    {
        _counters.CountReceived();
        CountRefused(refusal, serverId);
    }

    /// <summary>Queues the news that the session is logged in.</summary>
    /// <returns>True when there was a session before, this one or one with other settings: then scripts are told of the gap.</returns>
    public bool TellConnected(int serverId)
    {
        var reconnected = _lostAt is not null;
        var gap = _lostAt is { } lostAt ? _time.GetElapsedTime(lostAt) : TimeSpan.Zero;
        _queue.Add(new SessionNotice(serverId, ScriptContract.Connected, SessionEventArguments.Connected(serverId, reconnected, gap)));
        return reconnected;
    }

    /// <summary>Queues the news that the session has ended.</summary>
    /// <param name="serverId">The session's CAD server id.</param>
    /// <param name="reason">Why, a word of the contract.</param>
    /// <param name="lostAt">Time stamp of the end.</param>
    /// <param name="retryIn">When the next attempt begins.</param>
    public void TellDisconnected(int serverId, string reason, long lostAt, TimeSpan retryIn)
    {
        _lostAt = lostAt;
        _queue.Add(new SessionNotice(serverId, ScriptContract.Disconnected, SessionEventArguments.Disconnected(serverId, reason, retryIn)));
    }

    private void CountRefused(PushRefusal refusal, int serverId)
    {
        _counters.CountRefused(refusal);
        if (refusal == PushRefusal.WrongKey)
        {
            Log.WrongEnvelopeKey(_log, serverId);
        }
        else
        {
            Log.MessageRefused(_log, serverId, refusal);
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
