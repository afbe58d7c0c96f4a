using SonoranPush.Configuration;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.Session.Transport;
using Xunit;

namespace SonoranPush.IntegrationTests.LocalCad;

/// <summary>Servers that open no websocket, and what stands between one and a hub.</summary>
public sealed class UpgradeTests
{
    public static TheoryData<int, string> Statuses => new()
    {
        { 403, "denies access" },
        { 404, "no hub at /apiWsHub" },
        { 502, "down or restarting" },
        { 503, "down or restarting" },
        { 400, "does not open a websocket" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Status_InsteadOfAWebsocket_IsNamedWithItsMeaning(int status, string meaning)
    {
        await using var server = RawHttpServer.WithStatus(status);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(server.HubUrl, skipNegotiation: true));

        var words = ConnectFailure.Describe(failure, server.HubUrl);
        Assert.Contains($"HTTP {status}", words, StringComparison.Ordinal);
        Assert.Contains(meaning, words, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\n\r\n", 503)]
    [InlineData("HTTP/1.0 404 Not Found\r\nA: b\r\n\r\n", 404)]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n\r\n", null)]
    [InlineData("SSH-2.0-OpenSSH\r\n", null)]
    [InlineData("", null)]
    public async Task StatusThatIsAskedFor_IsThatOfTheAnswer(string answer, int? status)
    {
        await using var server = new RawHttpServer(_ => answer);

        Assert.Equal(status, await UpgradeStatusResolver.AskAsync(server.HubUrl, CancellationToken.None));
    }

    // With the negotiation before the websocket, a gateway may set a cookie and the hub give a token.
    [Fact]
    public async Task Negotiation_ThatGivesACookieAndAToken_BindsTheWebsocketToBoth()
    {
        const string Negotiated = """{"negotiateVersion":1,"connectionId":"a","connectionToken":"b","accessToken":"TOKEN","availableTransports":[{"transport":"WebSockets","transferFormats":["Text"]}]}""";
        var redirect = string.Empty;
        await using var server = new RawHttpServer(request =>
            !request.StartsWith("POST", StringComparison.Ordinal) ? "HTTP/1.1 503 Status\r\nContent-Length: 0\r\n\r\n"
            : request.Contains("/other", StringComparison.Ordinal) ? Json(Negotiated)
            : Json(redirect));
        redirect = $$"""{"url":"{{new Uri(server.HubUrl, "/other")}}","accessToken":"TOKEN"}""";

        await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(server.HubUrl, skipNegotiation: false));

        var upgrade = Assert.Single(server.Requests, request => request.StartsWith("GET", StringComparison.Ordinal));
        Assert.Contains("route=sticky", upgrade, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer TOKEN", upgrade, StringComparison.Ordinal);

        static string Json(string body) =>
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: route=sticky\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    // .NET's websocket follows a redirect, Mono's does not.
    [MonoTheory]
    [InlineData(307, "redirects to another address (HTTP 307)")]
    [InlineData(403, "denies access (HTTP 403)")]
    public async Task Status_InsteadOfAWebsocket_IsNamedOnMono(int status, string words)
    {
        await using var hub = RawHttpServer.WithStatus(status);
        await using var server = MonoServer.Start(hub.HubUrl);

        var line = await server.ShowsAsync("[SP-201]");

        Assert.Contains(words, line, StringComparison.Ordinal);
        (await server.StopAsync()).IsClean();
    }

    private static async Task StartAsync(Uri hub, bool skipNegotiation)
    {
        var connection = new SignalRHubConnection(
            new SessionSettings(hub, skipNegotiation, "community", new ApiKey("KEY"), 1), new NoSink(), TimeProvider.System);
        try
        {
            await connection.StartAsync(CancellationToken.None);
        }
        finally
        {
            await connection.CloseAsync(TimeSpan.Zero);
        }
    }

    private sealed class NoSink : IPushEventSink
    {
        public int MaxPayloadBytes => 1000;

        public void Receive(ReadOnlySpan<byte> payload)
        {
        }

        public void IgnoreArguments(int count)
        {
        }

        public void Refuse(PushRejection refusal)
        {
        }
    }
}
