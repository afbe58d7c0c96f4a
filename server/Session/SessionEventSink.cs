using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session.Transport;

namespace SonoranPush.Session;

/// <summary>Passes the push events of one session to the inbox of its CAD server, from the hub and from HTTP. Any thread.</summary>
internal sealed class SessionEventSink : IPushEventSink
{
    private readonly SessionSettings _settings;
    private readonly PushEventInbox _inbox;
    private readonly ILogger _log;
    private volatile bool _isClosed;

    public SessionEventSink(SessionSettings settings, PushEventInbox inbox, ILogger log)
    {
        _settings = settings;
        _inbox = inbox;
        _log = log;
    }

    /// <inheritdoc />
    public int MaxPayloadBytes => _inbox.MaxMessageBytes;

    /// <inheritdoc />
    public void Receive(ReadOnlySpan<byte> payload) =>
        _inbox.Receive(payload, _settings.ServerId, _settings.Key, PushTransport.Websocket);

    /// <summary>Receives an event that the CAD posted over HTTP because it had no session.</summary>
    /// <param name="payload">The body of the request.</param>
    /// <param name="type">The event's type; null when it is rejected.</param>
    public PushRejection ReceivePosted(ReadOnlySpan<byte> payload, out string? type)
    {
        // The session may have ended before the body of the request was read. The end of a server id comes after the end of its session, so
        // this order of reads leaves no gap.
        var tenant = _inbox.Tenant;
        type = null;
        return _isClosed ? PushRejection.WrongKey : _inbox.Receive(payload, _settings.ServerId, _settings.Key, PushTransport.Http, out type, tenant);
    }

    /// <inheritdoc />
    public void IgnoreArguments(int count) => Log.ArgumentsIgnored(_log, _settings.ServerId, count);

    /// <inheritdoc />
    public void Refuse(PushRejection refusal) => _inbox.Refuse(refusal, _settings.ServerId);

    /// <summary>The session has ended: posted events are rejected.</summary>
    public void Close() => _isClosed = true;
}
