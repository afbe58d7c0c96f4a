using System.Net.WebSockets;
using LocalCad.Faults;
using LocalCad.Viewing;
using Microsoft.AspNetCore.Http.Features;

namespace LocalCad.Hub;

/// <summary>The websocket under one hub connection, with a second hand on it. SignalR reads and writes through the members it
/// knows, which obey the faults; LocalCad cuts, writes any bytes and closes with any status through its own, which do not.
/// Any thread.</summary>
internal sealed class HubSocket(int number, WebSocket inner, IHttpRequestLifetimeFeature request, CadFaults faults, WireLog wire) : WebSocket
{
    private readonly WireTap _sent = new(wire, WireDirection.Out, number);
    private readonly WireTap _received = new(wire, WireDirection.In, number);

    // Held from the first to the last frame of a message, so that two writers cannot mix theirs.
    private readonly SemaphoreSlim _message = new(1, 1);

    // SignalR alone sends through SendAsync, one message after the other.
    private bool _insideMessage;
    private bool _greeted;

    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _forgotten;

    // As SignalR writes it, in one piece.
    private static ReadOnlySpan<byte> Ping => "{\"type\":6}\u001e"u8;

    /// <summary>Counts the websockets from 1.</summary>
    public int Number => number;

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Drop() => request.Abort();

    /// <summary>From now on nothing is sent and what comes is thrown away, until the other end leaves or the connection is cut.</summary>
    public void Forget() => _forgotten = true;

    /// <summary>Ends when a forgotten connection's other end has left; at once for any other connection.</summary>
    public Task LeftAsync() => _forgotten ? _left.Task.WaitAsync(request.RequestAborted) : Task.CompletedTask;

    /// <summary>Writes bytes as they are: as one text message in frames of <paramref name="frameSize"/> bytes, or, with
    /// <paramref name="oneMessage"/> false, each of these as a message of its own.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, int frameSize, bool oneMessage)
    {
        await _message.WaitAsync(request.RequestAborted);
        try
        {
            do
            {
                var frame = bytes[..Math.Min(frameSize, bytes.Length)];
                bytes = bytes[frame.Length..];
                _sent.Hear(frame.Span);
                var end = bytes.IsEmpty || !oneMessage;
                await inner.SendAsync(frame, WebSocketMessageType.Text, end, request.RequestAborted);
            }
            while (!bytes.IsEmpty);
        }
        finally
        {
            _message.Release();
        }
    }

    /// <summary>Sends a close frame with any status that may travel.</summary>
    public async Task WriteCloseAsync(WebSocketCloseStatus status)
    {
        await _message.WaitAsync(request.RequestAborted);
        try
        {
            await inner.CloseOutputAsync(status, null, request.RequestAborted);
        }
        finally
        {
            _message.Release();
        }
    }

    /// <summary>Frees the socket after SignalR is through with it.</summary>
    public void End() => inner.Dispose();

    public override async Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        await faults.ThawedAsync(cancellationToken);
        await inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);
    }

    public override async Task CloseAsync(
        WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        await faults.ThawedAsync(cancellationToken);
        await inner.CloseAsync(closeStatus, statusDescription, cancellationToken);
    }

    public override void Abort()
    {
        // SignalR gives up a client that it could not hear; a frozen hub would not even do that, and a dead one cannot.
        if (!faults.Frozen && !_forgotten)
        {
            inner.Abort();
        }
    }

    /// <summary>Without effect, for the reason of <see cref="Abort"/>: <see cref="End"/> follows.</summary>
    public override void Dispose()
    {
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException("SignalR reads into memory.");

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveOrLeaveAsync(buffer, cancellationToken);
        if (_forgotten)
        {
            await ThrowAwayAsync();
        }

        await faults.ThawedAsync(cancellationToken);
        _received.Hear(buffer.Span[..result.Count]);
        return result;
    }

    public override Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync((ReadOnlyMemory<byte>)buffer, messageType, endOfMessage, cancellationToken).AsTask();

    public override async ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (faults.WithoutPings && !_insideMessage && buffer.Span.SequenceEqual(Ping))
        {
            return;
        }

        if (!_insideMessage)
        {
            await ReadyToSendAsync(cancellationToken);
        }

        _insideMessage = !endOfMessage;
        try
        {
            if (!_forgotten)
            {
                _sent.Hear(buffer.Span);
                await SendFramesAsync(buffer, messageType, endOfMessage, cancellationToken);
            }
        }
        finally
        {
            if (endOfMessage)
            {
                _message.Release();
            }
        }
    }

    private async Task SendFramesAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        var most = faults.FrameBytes > 0 ? faults.FrameBytes : int.MaxValue;
        for (; buffer.Length > most; buffer = buffer[most..])
        {
            await inner.SendAsync(buffer[..most], messageType, endOfMessage: false, cancellationToken);
        }

        await inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
    }

    private async ValueTask<ValueWebSocketReceiveResult> ReceiveOrLeaveAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await inner.ReceiveAsync(buffer, cancellation);
        }
        catch
        {
            _left.TrySetResult();
            throw;
        }
    }

    // With a buffer and a patience of its own: SignalR's end with SignalR, which may give the client up meanwhile.
    private async Task ThrowAwayAsync()
    {
        var nobody = new byte[4096].AsMemory();
        while ((await ReceiveOrLeaveAsync(nobody, request.RequestAborted)).MessageType != WebSocketMessageType.Close)
        {
        }

        _left.TrySetResult();
        throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
    }

    private async Task ReadyToSendAsync(CancellationToken cancellationToken)
    {
        if (!_greeted)
        {
            // The first thing a hub sends is its answer to the handshake.
            _greeted = true;
            await faults.DelayHandshakeAsync(cancellationToken);
        }

        await faults.ThawedAsync(cancellationToken);
        await _message.WaitAsync(cancellationToken);
    }
}
