using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace SonoranPush.IntegrationTests.LocalCad.Support;

/// <summary>The stock SignalR client with short names for what the hub offers.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private readonly Channel<JsonElement> _pushes = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubClient(LocalCadServer cad, bool negotiate)
    {
        Connection = new HubConnectionBuilder()
            .WithUrl(cad.HubUrl, options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = !negotiate;
                options.WebSocketConfiguration = socket =>
                    socket.RemoteCertificateValidationCallback = (_, presented, _, _) => presented!.Equals(cad.Options.Certificate);
            })
            .Build();
        Connection.On<JsonElement>("pushEvent", push => _pushes.Writer.TryWrite(push));
        Connection.Closed += cause =>
        {
            _closed.TrySetResult(cause);
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    /// <summary>Ends with the cause when the connection is over.</summary>
    public Task<Exception?> Closed => _closed.Task.WaitAsync(Soon.Patience);

    public static async Task<HubClient> ConnectAsync(LocalCadServer cad, bool negotiate = false)
    {
        var client = new HubClient(cad, negotiate);
        await client.Connection.StartAsync().WaitAsync(Soon.Patience);
        return client;
    }

    public static async Task<HubClient> LogInAsync(LocalCadServer cad, int? serverId = 1)
    {
        var client = await ConnectAsync(cad);
        var reply = await client.CallAsync("authenticatev2", cad.Options.CommunityId, cad.Options.ApiKey, serverId);
        Xunit.Assert.True(reply.Success, reply.Error);
        return client;
    }

    public async Task<Reply> CallAsync(string method, params object?[] arguments) =>
        (await Connection.InvokeCoreAsync<Reply>(method, arguments).WaitAsync(Soon.Patience))!;

    public Task<Reply> SendLocationsAsync(params object?[] rows) => CallAsync("unitLocation", [rows]);

    public async Task<JsonElement> NextPushAsync()
    {
        using var patience = new CancellationTokenSource(Soon.Patience);
        return await _pushes.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Everything that arrived and was not read.</summary>
    public IReadOnlyList<JsonElement> UnreadPushes()
    {
        var unread = new List<JsonElement>();
        while (_pushes.Reader.TryRead(out var push))
        {
            unread.Add(push);
        }

        return unread;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    internal sealed record Reply(bool Success, string? Error, int Count);
}
