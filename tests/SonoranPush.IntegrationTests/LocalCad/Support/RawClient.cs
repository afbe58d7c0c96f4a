using System.Net.WebSockets;

namespace SonoranPush.IntegrationTests.LocalCad.Support;

/// <summary>A hub client that sees frames and bytes.</summary>
internal sealed class RawClient : IDisposable
{
    private const char Separator = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(Soon.Patience);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Queue<string> _records = [];

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Connects and sends the handshake without waiting for its answer.</summary>
    /// <param name="cad">The hub.</param>
    /// <param name="headers">What a browser would add.</param>
    public static async Task<RawClient> ConnectAsync(LocalCadServer cad, params (string Name, string Value)[] headers)
    {
        var client = new RawClient();
        foreach (var (name, value) in headers)
        {
            client._socket.Options.SetRequestHeader(name, value);
        }

        var url = new UriBuilder(cad.HubUrl) { Scheme = "ws" }.Uri;
        await client._socket.ConnectAsync(url, client._patience.Token);
        await client.SendRecordAsync("""{"protocol":"json","version":1}""");
        return client;
    }

    public static async Task<RawClient> LogInAsync(LocalCadServer cad)
    {
        var client = await ConnectAsync(cad);
        Xunit.Assert.Equal("{}", await client.ReadRecordAsync());
        await client.SendRecordAsync(
            """{"type":1,"invocationId":"0","target":"authenticatev2","arguments":["demo","demo-key",1]}""");
        Xunit.Assert.Equal(
            """{"type":3,"invocationId":"0","result":{"success":true,"error":null,"count":0}}""", await client.ReadRecordAsync());
        return client;
    }

    public Task SendRecordAsync(string record) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(record + Separator), WebSocketMessageType.Text, true, _patience.Token);

    /// <summary>What one read gives: of a small frame, the frame.</summary>
    public async Task<(string Text, WebSocketReceiveResult Frame)> ReadFrameAsync()
    {
        var frame = await _socket.ReceiveAsync(_buffer, _patience.Token);
        return (Encoding.UTF8.GetString(_buffer, 0, frame.Count), frame);
    }

    /// <summary>The next whole message; null is a close frame.</summary>
    public async Task<string?> ReadMessageAsync()
    {
        var message = new StringBuilder();
        while (true)
        {
            var (text, frame) = await ReadFrameAsync();
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Append(text);
            if (frame.EndOfMessage)
            {
                return message.ToString();
            }
        }
    }

    /// <summary>The next record, which must not span messages; null is a close frame.</summary>
    public async Task<string?> ReadRecordAsync()
    {
        while (_records.Count == 0)
        {
            if (await ReadMessageAsync() is not { } message)
            {
                return null;
            }

            Xunit.Assert.EndsWith(Separator.ToString(), message);
            Array.ForEach(message[..^1].Split(Separator), _records.Enqueue);
        }

        return _records.Dequeue();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }
}
