using System.Diagnostics;
using System.Net.Http;

namespace SonoranPush.IntegrationTests.Mono;

/// <summary>The CAD's other way, on Mono: HTTP, while it sees no session.</summary>
public sealed class HttpFallbackTests : IDisposable
{
    private const int Phase = 20;
    private const string Announcement = "HTTP at ";

    private readonly DirectoryInfo _resources = Directory.CreateTempSubdirectory("sonoranpush-http-");

    public void Dispose() => _resources.Delete(recursive: true);

    [MonoFact]
    public async Task Gap_OfTheWebsocket_LosesNoEventAndKeepsTheirOrder()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl, CopyResource("sonorancad"), prepare: OpenHttp);
        cad.Rules.Fallback = await EventUrlAsync(server);
        await cad.SessionAsync(1, Soon.Patience);

        await PushAsync(cad, 1);
        await server.ConsumerHasHandledAsync(Phase);
        await cad.StopAsync();
        await PushAsync(cad, 1 + Phase);
        await cad.RestartAsync();
        await cad.SessionAsync(1, Soon.Patience);
        await PushAsync(cad, 1 + (2 * Phase));
        await server.ConsumerHasHandledAsync(3 * Phase);
        var report = await server.StopAsync();

        report.IsClean();
        var raised = report.Events.Where(raised => raised.Name == "sonoranpush:pushEvent").ToList();
        Assert.Equal(Enumerable.Range(1, 3 * Phase), raised.Select(raised => raised.Arguments[1].GetProperty("number").GetInt32()));
        Assert.Equal(Enumerable.Range(1, 3 * Phase), raised.Select(raised => raised.Arguments[2].GetProperty("sequence").GetInt32()));
        Assert.Equal(Transports("websocket", "http", "websocket"), raised.Select(raised => raised.Arguments[2].GetProperty("transport").GetString()));
    }

    [MonoFact]
    public async Task HostileRequests_AreRefusedAndAValidOneIsTaken()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl, CopyResource("sonorancad"), prepare: OpenHttp);
        var url = await EventUrlAsync(server);
        await cad.SessionAsync(1, Soon.Patience);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        Assert.Equal(405, await SendAsync(HttpMethod.Get, url, null));
        Assert.Equal(404, await SendAsync(HttpMethod.Post, new Uri(url, "events"), "{}"));
        Assert.Equal(400, await SendAsync(HttpMethod.Post, url, string.Empty));
        Assert.Equal(400, await SendAsync(HttpMethod.Post, url, "not json"));
        Assert.Equal(401, await SendAsync(HttpMethod.Post, url, """{"key":["demo-key"],"type":"A"}"""));
        Assert.Equal(401, await SendAsync(HttpMethod.Post, url, """{"key":"guess","type":"A"}"""));
        Assert.Equal(413, await SendAsync(HttpMethod.Post, url, new string('x', (4 * 1024 * 1024) + 1)));
        Assert.Equal(200, await SendAsync(HttpMethod.Post, url, """{"key":"demo-key","type":"A","data":{"number":1}}"""));
        await server.ConsumerHasHandledAsync(1);
        await server.ShowsAsync("[SP-501]");
        var report = await server.StopAsync();

        report.IsClean();
        Assert.Single(report.Events, raised => raised.Name == "sonoranpush:pushEvent");

        async Task<int> SendAsync(HttpMethod method, Uri address, string? body)
        {
            using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new StringContent(body) };
            using var response = await client.SendAsync(request);
            return (int)response.StatusCode;
        }
    }

    private static void OpenHttp(ProcessStartInfo server)
    {
        server.ArgumentList.Add("--http-port");
        server.ArgumentList.Add("0");
    }

    private static async Task<Uri> EventUrlAsync(MonoServer server)
    {
        var shown = await server.ShowsAsync(Announcement);
        return new Uri(new Uri(shown[(shown.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length)..]), "sonorancad/event");
    }

    private static IEnumerable<string> Transports(params string[] phases) => phases.SelectMany(transport => Enumerable.Repeat(transport, Phase));

    private static async Task PushAsync(LocalCadServer cad, int first)
    {
        for (var number = first; number < first + Phase; number++)
        {
            Assert.True(await cad.PushEventAsync(1, "EVENT_TONE", new JsonObject { ["number"] = number }));
        }
    }

    private string CopyResource(string name)
    {
        var folder = _resources.CreateSubdirectory(name).FullName;
        foreach (var file in BuiltFolder.Files)
        {
            File.Copy(Path.Combine(BuiltFolder.Root, file), Path.Combine(folder, file));
        }

        return folder;
    }
}
