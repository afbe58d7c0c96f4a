using System.Net.WebSockets;
using LocalCad.Hub;
using LocalCad.Locations;
using LocalCad.Pushes;
using Microsoft.AspNetCore.SignalR;

namespace LocalCad.Sessions;

/// <summary>A hub connection that has logged in. Any thread.</summary>
public sealed class CadSession
{
    private readonly HubSocket _socket;
    private readonly ISingleClientProxy _client;

    internal CadSession(string connectionId, int? serverId, DateTimeOffset since, HubSocket socket, ISingleClientProxy client)
    {
        ConnectionId = connectionId;
        ServerId = serverId;
        Since = since;
        _socket = socket;
        _client = client;
    }

    /// <summary>SignalR's name of the connection.</summary>
    public string ConnectionId { get; }

    /// <summary>The number of its websocket, as the wire log names it.</summary>
    internal int Connection => _socket.Number;

    /// <summary>The server whose push events it receives; null: none.</summary>
    public int? ServerId { get; }

    /// <summary>When it logged in.</summary>
    public DateTimeOffset Since { get; }

    internal CallSpacing LocationSpacing { get; } = new();

    /// <summary>Calls <c>pushEvent</c> with exactly this text as argument; it need not be JSON.</summary>
    public Task PushAsync(string envelope, PushForm form) =>
        _client.SendAsync("pushEvent", form == PushForm.JsonObject ? new VerbatimJson(envelope) : envelope);

    /// <summary>Writes one record, closed by the separator, beside what SignalR writes. It need not be JSON.</summary>
    public Task SendRecordAsync(string record) => SendBytesAsync(HubRecord.Bytes(record));

    /// <summary>Writes bytes as they are, without a separator: as one text message in frames of
    /// <paramref name="frameSize"/> bytes, or, with <paramref name="oneMessage"/> false, each of these as a message of its
    /// own.</summary>
    public Task SendBytesAsync(byte[] bytes, int frameSize = int.MaxValue, bool oneMessage = true) =>
        _socket.WriteAsync(bytes, frameSize, oneMessage);

    /// <summary>Sends the close record, then a close frame. A null <paramref name="allowReconnect"/> leaves the member out.</summary>
    public async Task CloseAsync(bool? allowReconnect, string? error = null)
    {
        await SendBytesAsync(HubRecord.Close(allowReconnect, error));
        await CloseAsync(WebSocketCloseStatus.NormalClosure);
    }

    /// <summary>Sends a close frame with this status (1000 to 4999 without 1006 and 1015) and nothing else.</summary>
    public Task CloseAsync(WebSocketCloseStatus status) => _socket.WriteCloseAsync(status);

    /// <summary>Cuts the connection without a close frame, which the client sees as status 1006.</summary>
    public void Drop() => _socket.Drop();
}
