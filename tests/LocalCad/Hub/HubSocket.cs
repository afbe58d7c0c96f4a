using System;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LocalCad.Hub;

/// <summary>The websocket under one hub connection, with a second hand on it: SignalR reads and writes through it, and LocalCad
/// can write any bytes in between, close it with any code or cut it. Any thread.</summary>
internal sealed class HubSocket(WebSocket inner, HttpContext context) : WebSocket
{
    // Held from the first to the last frame of a message, so that two writers cannot mix theirs.
    private readonly SemaphoreSlim _message = new(1, 1);

    // SignalR alone sends through SendAsync, one message after the other.
    private bool _insideMessage;

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Drop() => context.Abort();

    /// <summary>Writes bytes as they are: as one text message in frames of <paramref name="frameSize"/> bytes, or, with
    /// <paramref name="oneMessage"/> false, each of these as a message of its own.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, int frameSize, bool oneMessage)
    {
        await _message.WaitAsync(context.RequestAborted);
        try
        {
            do
            {
                var frame = bytes[..Math.Min(frameSize, bytes.Length)];
                bytes = bytes[frame.Length..];
                var end = bytes.IsEmpty || !oneMessage;
                await inner.SendAsync(frame, WebSocketMessageType.Text, end, context.RequestAborted);
            }
            while (!bytes.IsEmpty);
        }
        finally
        {
            _message.Release();
        }
    }

    /// <summary>Sends a close frame with any status that may travel.</summary>
    public override async Task CloseOutputAsync(WebSocketCloseStatus status, string? description, CancellationToken cancellationToken)
    {
        await _message.WaitAsync(cancellationToken);
        try
        {
            await inner.CloseOutputAsync(status, description, cancellationToken);
        }
        finally
        {
            _message.Release();
        }
    }

    public override Task CloseAsync(WebSocketCloseStatus status, string? description, CancellationToken cancellationToken) =>
        inner.CloseAsync(status, description, cancellationToken);

    public override void Abort() => inner.Abort();

    public override void Dispose()
    {
        inner.Dispose();
        _message.Dispose();
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException("SignalR reads into memory.");

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReceiveAsync(buffer, cancellationToken);

    public override Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType type, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync((ReadOnlyMemory<byte>)buffer, type, endOfMessage, cancellationToken).AsTask();

    public override async ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType type, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (!_insideMessage)
        {
            await _message.WaitAsync(cancellationToken);
        }

        _insideMessage = !endOfMessage;
        try
        {
            await inner.SendAsync(buffer, type, endOfMessage, cancellationToken);
        }
        finally
        {
            if (endOfMessage)
            {
                _message.Release();
            }
        }
    }
}
