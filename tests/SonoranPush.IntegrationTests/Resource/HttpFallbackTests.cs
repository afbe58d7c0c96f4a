using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using FxServer.Host.Http;
using SonoranPush.PushEvents.Http;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>The CAD's other way: HTTP, while it sees no session.</summary>
public sealed class HttpFallbackTests
{
    private const int Phase = 20;

    private static readonly SceneOptions UnderTheOfficialName = new() { ResourceName = "sonorancad", HttpFallback = true };

    private static readonly SceneOptions WithoutTheServersOwnLimit = UnderTheOfficialName with
    {
        Convars = new() { ["rateLimiter_http_sonorancad_rate"] = "100000", ["rateLimiter_http_sonorancad_burst"] = "100000" },
    };

    [Fact]
    public Task Gap_OfTheWebsocket_LosesNoEventAndKeepsTheirOrder() => Scene.PlayAsync(UnderTheOfficialName, async scene =>
    {
        await PushAsync(scene, 1);
        await scene.Events.NamedAsync(ScriptContract.PushEvent, Phase);
        await scene.Cad.StopAsync();
        await PushAsync(scene, 1 + Phase);
        await scene.Cad.RestartAsync();
        await scene.Cad.SessionAsync(1, Soon.Patience);
        await PushAsync(scene, 1 + (2 * Phase));

        var raised = await scene.Events.NamedAsync(ScriptContract.PushEvent, 3 * Phase);

        var all = Enumerable.Range(1, 3 * Phase).Select(number => (long)number).ToList();
        Assert.Equal(all, raised.Select(push => push.Table(1).Number("number")));
        Assert.Equal(all, raised.Select(push => push.Table(2).Number("sequence")));
        Assert.Equal(
            Transports(PushTransport.Websocket, PushTransport.Http, PushTransport.Websocket), raised.Select(push => push.Table(2)["transport"]));
        Assert.Equal(0, (await scene.AskConsumerAsync()).Number("outOfOrder"));
    });

    [Fact]
    public Task Folder_OfAnotherName_TakesNothingByHttp() => Scene.PlayAsync(new() { HttpFallback = true }, async scene =>
    {
        Assert.Equal(HttpStatusCode.NotFound, (await scene.PostAsync(scene.Envelope(1))).Status);
        Assert.Empty(scene.Utterances.With("also taken over HTTP"));
    });

    [Fact]
    public Task Folder_OfAnotherName_TakesEventsByHttpWhenItIsTold() => Scene.PlayAsync(
        new() { HttpFallback = true, Config = new JsonObject { ["http"] = new JsonObject { ["listener"] = "on" } } }, async scene =>
        {
            Assert.Equal((HttpStatusCode.OK, "ok"), await scene.PostAsync(scene.Envelope(1)));
            await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);
        });

    [Fact]
    public Task Folder_OfTheOfficialName_TakesNothingByHttpWhenItIsTold() => Scene.PlayAsync(
        UnderTheOfficialName with { Config = new JsonObject { ["http"] = new JsonObject { ["listener"] = "off" } } }, async scene =>
            Assert.Equal(HttpStatusCode.NotFound, (await scene.PostAsync(scene.Envelope(1))).Status));

    [Fact]
    public Task Event_WhoseTypeNobodyKnows_IsRaisedAndAnsweredAsCustom() => Scene.PlayAsync(UnderTheOfficialName, async scene =>
    {
        Assert.Equal((HttpStatusCode.OK, "ok - custom"), await scene.PostAsync(scene.Envelope(1, "SOMETHING_NEW")));

        Assert.Equal("SOMETHING_NEW", (await scene.Events.NamedAsync(ScriptContract.PushEvent, 1))[0].Arguments[0]);
    });

    [Fact]
    public Task Event_OfSeveralServers_GoesToTheFirstThatIsNotLoggedIn() => Scene.PlayAsync(
        UnderTheOfficialName with { ServerIds = [1, 2] }, async scene =>
        {
            await scene.Host.SetConvarAsync("sonoranpush_serverId", "1,3");
            await scene.Events.FirstAsync(ScriptContract.Disconnected, lost => lost.Table().Number("serverId") == 2);

            await scene.PostAsync(scene.Envelope(1));

            Assert.Equal(3, (await scene.Events.NamedAsync(ScriptContract.PushEvent, 1))[0].Table(2).Number("serverId"));
        });

    [Fact]
    public Task HostileRequests_AreRefusedAndAValidOneBetweenIsTaken() => Scene.PlayAsync(WithoutTheServersOwnLimit, async scene =>
    {
        var key = scene.Cad.Options.ApiKey;
        (string Body, HttpStatusCode Status)[] requests =
        [
            (string.Empty, HttpStatusCode.BadRequest),
            ("not json", HttpStatusCode.BadRequest),
            ("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", HttpStatusCode.BadRequest),
            ("{\"key\":\"" + key + "\"", HttpStatusCode.BadRequest),
            ($$"""{"key":"{{key}}"}""", HttpStatusCode.BadRequest),
            ("{}", HttpStatusCode.Unauthorized),
            ("""{"key":"another","type":"A"}""", HttpStatusCode.Unauthorized),
            ($$"""{"key":["{{key}}"],"type":"A"}""", HttpStatusCode.Unauthorized),
            ($$"""{"key":"{{key}} ","type":"A"}""", HttpStatusCode.Unauthorized),
            (new string('x', (4 * 1024 * 1024) + 1), HttpStatusCode.RequestEntityTooLarge),
        ];
        for (var number = 0; number < requests.Length; number++)
        {
            var answer = await scene.PostAsync(requests[number].Body);
            Assert.Equal(requests[number].Status, answer.Status);
            Assert.Equal((HttpStatusCode.OK, "ok"), await scene.PostAsync(scene.Envelope(number)));
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await scene.SendAsync(HttpMethod.Get, scene.EventUrl)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await scene.SendAsync(HttpMethod.Delete, scene.EventUrl)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.SendAsync(HttpMethod.Get, new Uri(scene.EventUrl, "config.json"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.SendAsync(HttpMethod.Get, new Uri(scene.EventUrl, "."))).Status);
        var raised = await scene.Events.NamedAsync(ScriptContract.PushEvent, requests.Length);
        Assert.Equal(Enumerable.Range(0, requests.Length).Select(number => (long)number), raised.Select(push => push.Table(1).Number("number")));
        Assert.InRange(scene.Utterances.With("[SP-501]").Length, 1, 2);
    });

    [Fact]
    public Task BadKeys_InAFlood_DoNotKeepARightOneOut() => Scene.PlayAsync(WithoutTheServersOwnLimit, async scene =>
    {
        var flood = Enumerable.Range(0, 500).Select(_ => scene.PostAsync("""{"key":"guess","type":"A"}""")).ToList();

        Assert.Equal((HttpStatusCode.OK, "ok"), await scene.PostAsync(scene.Envelope(1)));

        var answers = await Task.WhenAll(flood);
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.TooManyRequests);
        Assert.DoesNotContain(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Single(await scene.Events.NamedAsync(ScriptContract.PushEvent, 1));
        Assert.InRange(scene.Utterances.With("[SP-501]").Length, 1, 2);
    });

    [Fact]
    public Task BadKeys_FromMoreAddressesThanAreRemembered_DoNotKeepARightOneOut() => Scene.PlayAsync(UnderTheOfficialName, async scene =>
    {
        foreach (var attempts in Enumerable.Range(0, FailedKeyLimiter.MostAddresses + 500).Chunk(500))
        {
            var replies = await Task.WhenAll(attempts.Select(number => scene.Host.SendHttpAsync("sonorancad", new HttpQuery
            {
                Method = "POST",
                Path = "/event",
                Address = string.Create(CultureInfo.InvariantCulture, $"10.{number % 7}.{number / 250}.{number % 250}:{number}"),
                Headers = { ["Content-Length"] = "26" },
                Body = """{"key":"guess","type":"A"}""",
            })));
            Assert.All(replies, reply => Assert.Equal((401, "error"), (reply.Status, reply.Body)));
        }

        Assert.Equal((HttpStatusCode.OK, "ok"), await scene.PostAsync(scene.Envelope(1)));
        Assert.Single(await scene.Events.NamedAsync(ScriptContract.PushEvent, 1));
        Assert.InRange(scene.Utterances.With("[SP-501]").Length, 1, 4);
    });

    [Fact]
    public Task Body_ThatNeverComesWhole_LeavesNothingBehind() => Scene.PlayAsync(UnderTheOfficialName, async scene =>
    {
        for (var number = 0; number < 5; number++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(scene.EventUrl.Host, scene.EventUrl.Port);
            await client.GetStream().WriteAsync("POST /sonorancad/event HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{\"key\":"u8.ToArray());
        }

        Assert.Equal((HttpStatusCode.OK, "ok"), await scene.PostAsync(scene.Envelope(1)));
        Assert.Single(await scene.Events.NamedAsync(ScriptContract.PushEvent, 1));
    });

    [Fact]
    public Task Handler_CalledByAnotherResource_IsDeaf() => Scene.PlayAsync(UnderTheOfficialName, async scene =>
    {
        var query = new HttpQuery { Method = "POST", Path = "/nowhere" };

        Assert.Equal(404, (await scene.Host.SendHttpAsync("sonorancad", query)).Status);
        Assert.Null(await scene.Host.ForgeHttpAsync("consumer", "sonorancad", query));
    });

    [Fact]
    public Task Restart_OfTheResource_TakesEventsByHttpAgain() => Scene.PlayAsync(UnderTheOfficialName, async scene =>
    {
        await scene.Host.StopResourceAsync("sonorancad");
        Assert.Equal(HttpStatusCode.NotFound, (await scene.PostAsync(scene.Envelope(1))).Status);

        await scene.Host.StartResourceAsync("sonorancad");
        await scene.Events.NamedAsync(ScriptContract.Connected, 2);

        Assert.Equal((HttpStatusCode.OK, "ok"), await scene.PostAsync(scene.Envelope(2)));
    });

    private static IEnumerable<string> Transports(params string[] phases) => phases.SelectMany(transport => Enumerable.Repeat(transport, Phase));

    private static async Task PushAsync(Scene scene, int first)
    {
        for (var number = first; number < first + Phase; number++)
        {
            await scene.PushAsync("EVENT_TONE", number);
        }
    }
}
