using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LocalCad.Hub;

/// <summary>The open websockets of the hub. Sits between Kestrel and SignalR and keeps a hand on every socket that SignalR
/// accepts. Any thread.</summary>
internal sealed class HubSockets
{
    private readonly ConcurrentDictionary<HubSocket, bool> _open = new();
    private volatile bool _closed;

    /// <summary>Middleware in front of the hub.</summary>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (_closed)
        {
            context.Abort();
            return;
        }

        if (context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true } feature)
        {
            context.Features.Set<IHttpWebSocketFeature>(new Interception(feature, this, context));
        }

        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<HubSocket>() is { } socket)
            {
                _open.TryRemove(socket, out _);
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

    /// <summary>Cuts every connection, and every later one until <see cref="Open"/>.</summary>
    public void Close()
    {
        _closed = true;
        DropAll();
    }

    public void Open() => _closed = false;

    private HubSocket Add(WebSocket accepted, HttpContext context)
    {
        var socket = new HubSocket(accepted, context);
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
        public bool IsWebSocketRequest => true;

        public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext accept) =>
            sockets.Add(await inner.AcceptAsync(accept), context);
    }
}
