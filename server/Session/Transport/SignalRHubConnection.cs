using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SonoranPush.Contracts;

namespace SonoranPush.Session.Transport;

/// <summary>Implements <see cref="IHubConnection"/> with the SignalR client. Its own reconnect is not used: it gives up after four tries
/// and cannot log in again. Any thread.</summary>
internal sealed class SignalRHubConnection : IHubConnection
{
    /// <summary>The connection ends after this time without any record.</summary>
    public static readonly TimeSpan ServerTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AbandonAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SocketCloseTimeout = TimeSpan.FromMilliseconds(200);

    private readonly HubConnection _connection;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile WebSocket? _socket;
    private volatile bool _aborted;

    /// <summary>Prepares a connection; nothing is opened yet.</summary>
    public SignalRHubConnection(SessionSettings settings, IPushEventSink sink, TimeProvider time)
    {
        _time = time;
        var builder = new HubConnectionBuilder().WithUrl(settings.HubUrl, options => Configure(options, settings));
        builder.Services.AddSingleton<IHubProtocol>(new GuardedHubProtocol(new NewtonsoftJsonHubProtocol(), sink));
        _connection = builder.Build();
        _connection.ServerTimeout = ServerTimeout;
        _connection.KeepAliveInterval = KeepAliveInterval;
        _connection.HandshakeTimeout = HandshakeTimeout;
        _connection.Closed += exception =>
        {
            _closed.TrySetResult(exception);
            return Task.CompletedTask;
        };
    }

    /// <inheritdoc />
    public Task<Exception?> Closed => _closed.Task;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellation) => _connection.StartAsync(cancellation);

    /// <inheritdoc />
    public async Task<HubReply> InvokeAsync(string method, object?[] arguments, CancellationToken cancellation)
    {
        try
        {
            var result = await _connection.InvokeCoreAsync(method, typeof(JToken), arguments, cancellation).ConfigureAwait(false);
            return HubReplyReader.Read(result as JToken);
        }
        catch (HubException exception) when (_connection.State != HubConnectionState.Connected)
        {
            // A close message with an error reaches pending calls as the same exception as an answer with an error.
            throw new IOException(exception.Message, exception);
        }
    }

    /// <inheritdoc />
    public async Task CloseAsync(TimeSpan grace)
    {
        var disposing = DisposeQuietlyAsync();
        using var graceOver = new CancellationTokenSource();
        var wait = _time.Delay(grace, graceOver.Token);
        if (await Task.WhenAny(disposing, wait).ConfigureAwait(false) != disposing)
        {
            Abort();
        }

        graceOver.Cancel();
        try
        {
            // If disposal hangs, the session must continue; a later exception is observed.
            await disposing.WithinAsync(AbandonAfter, _time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }

        _closed.TrySetResult(null);
    }

    private async Task DisposeQuietlyAsync()
    {
        try
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Errors during disposal are ignored.
        }
    }

    private void Configure(HttpConnectionOptions options, SessionSettings settings)
    {
        options.Transports = HttpTransportType.WebSockets;
        options.SkipNegotiation = settings.SkipNegotiation;
        options.CloseTimeout = SocketCloseTimeout;
        options.WebSocketFactory = OpenSocketAsync;
    }

    // A custom factory, so that a socket whose peer does not respond can be aborted.
    private async ValueTask<WebSocket> OpenSocketAsync(WebSocketConnectionContext context, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        _socket = socket;
        try
        {
            await ConfigureAsync(socket.Options, context.Options).ConfigureAwait(false);
            await socket.ConnectAsync(context.Uri, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            if (await UpgradeStatusResolver.FindAsync(exception, context.Uri, cancellation).ConfigureAwait(false) is { } status)
            {
                throw new UpgradeRefusedException(status, exception);
            }

            throw;
        }

        if (_aborted)
        {
            socket.Abort();
        }

        return socket;
    }

    // As SignalR's own factory: a gateway may bind the websocket to the negotiation's cookies, or the negotiation give an access token.
    private static async Task ConfigureAsync(ClientWebSocketOptions socket, HttpConnectionOptions options)
    {
        socket.Cookies = options.Cookies;
        foreach (var header in options.Headers)
        {
            socket.SetRequestHeader(header.Key, header.Value);
        }

        if (options.AccessTokenProvider is { } provider && await provider().ConfigureAwait(false) is { Length: > 0 } token)
        {
            socket.SetRequestHeader("Authorization", "Bearer " + token);
        }
    }

    private void Abort()
    {
        _aborted = true;
        _socket?.Abort();
    }
}
