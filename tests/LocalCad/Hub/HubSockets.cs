using System.Collections.Concurrent;
using System.Net.WebSockets;
using LocalCad.Faults;
using LocalCad.Viewing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LocalCad.Hub;

/// <summary>The open websockets of the hub. Sits between Kestrel and SignalR and keeps a hand on every socket that SignalR
/// accepts. Any thread.</summary>
internal sealed class HubSockets(CadFaults faults, WireLog wire)
{
    private readonly ConcurrentDictionary<HubSocket, bool> _open = new();
    private volatile bool _closed;
    private int _lastNumber;

    /// <summary>Middleware in front of the hub.</summary>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        await faults.ThawedAsync(context.RequestAborted);
        if (_closed)
        {
            context.Abort();
            return;
        }

        var feature = context.Features.GetRequiredFeature<IHttpWebSocketFeature>();
        context.Features.Set<IHttpWebSocketFeature>(new Interception(feature, this, context));
        if (feature.IsWebSocketRequest && faults.HandshakeError is { } error)
        {
            await RefuseHandshakeAsync(feature, error, context.RequestAborted);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<HubSocket>() is { } socket)
            {
                await faults.ThawedAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await socket.LeftAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _open.TryRemove(socket, out _);
                socket.End();
            }
        }
    }

    /// <summary>Cuts every connection; the hub goes on.</summary>
    public void DropAll()
    {
        foreach (var (socket, _) in _open)
        {
            socket.Drop();
        }
    }

    /// <summary>Forgets every connection without a word; the sockets stay open.</summary>
    public void HalfOpenAll()
    {
        foreach (var (socket, _) in _open)
        {
            socket.Forget();
        }
    }

    /// <summary>Cuts every connection, and every later one until <see cref="Open"/>.</summary>
    public void Close()
    {
        _closed = true;
        DropAll();
    }

    public void Open() => _closed = false;

    private static async Task RefuseHandshakeAsync(IHttpWebSocketFeature feature, string error, CancellationToken cancellation)
    {
        using var socket = await feature.AcceptAsync(new WebSocketAcceptContext());
        await socket.ReceiveAsync(new byte[1024].AsMemory(), cancellation);
        await socket.SendAsync(HubRecord.Bytes(new { error }), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
    }

    private HubSocket Add(WebSocket accepted, HttpContext context)
    {
        var request = context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        var socket = new HubSocket(Interlocked.Increment(ref _lastNumber), accepted, request, faults, wire);
        context.Features.Set(socket);
        _open[socket] = true;
        if (_closed)
        {
            socket.Drop();
        }

        return socket;
    }

    private sealed class Interception(IHttpWebSocketFeature inner, HubSockets sockets, HttpContext context) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => inner.IsWebSocketRequest;

        public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext accept) =>
            sockets.Add(await inner.AcceptAsync(accept), context);
    }
}
