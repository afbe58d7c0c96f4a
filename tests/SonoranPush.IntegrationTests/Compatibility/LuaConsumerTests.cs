using FxServer.Host.World;

namespace SonoranPush.IntegrationTests.Compatibility;

/// <summary>A Lua resource that knows the official contract alone lives through a shift: what LocalCad pushes arrives as it is used to,
/// and the exports of <c>sonorancad</c> answer.</summary>
public sealed class LuaConsumerTests
{
    private const string LuaConsumer = "../tests/LuaConsumer";

    private const string Answers =
        "answers: byIdentity=1 community=demo dispatchOnline=true dispatcherInGame=false dispatchers=1 inCad=101 linkedId=license:abc sameByIndex=101 sent=true server=1 unit=101 units=2";

    private static readonly string[] Story =
    [
        "1: login 101 1",
        "2: add 7 101",
        "3: login 104 0",
        "4: update 101 3",
        "5: status 101 3",
        "6: cache 1",
        "7: CALL_NEW 5001 1",
        "8: edit Traffic stop to Pursuit",
        "9: cache 1",
        "10: CALL_EDIT 5001 1",
        "11: attach 5001 104",
        "12: cache 1",
        "13: note 5001 backup",
        "14: cache 1",
        "15: detach 5001 104",
        "16: cache 1",
        "17: panic 101 101 true",
        "18: 911 7001 1024 license:abc",
        "19: removed 7001 true",
        "20: tone https://tones.example.test/a.mp3 1",
        "21: linked license:abc uuid",
        "22: other EVENT_PRINT_RECORD https://files.example.test/1.pdf",
        "23: registered EVENT_PRINT_RECORD 101 nil",
        "24: cache 1",
        "25: CALL_CLOSE 5001 1",
    ];

    [Fact]
    public Task Consumer_OnDotNet_WorksUnchanged() => Scene.PlayAsync(Options(), async scene =>
    {
        await PlayAsync(scene.Cad, text => ShowsAsync(scene, text));
        await scene.Host.RaiseAsync("luaconsumer:ask", "7");
        await ShowsAsync(scene, Answers);
        await PushAsync(scene.Cad, "EVENT_UNIT_LOGOUT", """{"identId":101}""");
        await ShowsAsync(scene, "26: logout 101 true");
        await ShowsAsync(scene, "27: remove 7 101");
    });

    // Lua keeps exports until it hears that the resource of their name has stopped, and sonorancad is not the one that stops.
    [Fact]
    public Task Consumer_AfterARestartOfSonoranPush_FindsTheExportsAgain() => Scene.PlayAsync(Options(), async scene =>
    {
        await PushAsync(scene.Cad, "EVENT_UNIT_LOGIN", """{"unit":{"id":101,"status":2,"data":{"communityUserId":"license:abc","apiIds":["x"]}},"isDispatch":false}""");
        await ShowsAsync(scene, "add 7 101");
        await scene.Host.RaiseAsync("luaconsumer:ask", "7");
        await ShowsAsync(scene, "community=demo");

        await scene.Host.RestartResourceAsync(Scene.Resource);
        await scene.Events.NamedAsync(ScriptContract.Connected, 2);
        await scene.Host.RaiseAsync("luaconsumer:ask", "7");

        await Soon.TrueAsync(() => scene.Utterances.With("community=demo").Length > 1, "the answers after the restart");
    });

    [MonoFact]
    public async Task Consumer_OnMono_WorksUnchanged()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        using var resource = new QuietResource();
        await using var server = MonoServer.Start(cad.HubUrl, resource.Folder, consumer: LuaConsumer);
        await server.DoAsync(new { @do = "player", id = 7, identifiers = new[] { "discord:1", "license:ABC" } });
        await cad.SessionAsync(1, Soon.Patience);

        await PlayAsync(cad, text => server.ShowsAsync(text));
        await server.DoAsync(new { @do = "event", name = "luaconsumer:ask", args = new[] { "7" } });
        await server.ShowsAsync(Answers);
        await PushAsync(cad, "EVENT_UNIT_LOGOUT", """{"identId":101}""");
        await server.ShowsAsync("27: remove 7 101");

        (await server.StopAsync()).IsClean();
    }

    private static SceneOptions Options() => new()
    {
        Consumer = LuaConsumer,
        Config = JsonNode.Parse(QuietResource.Config)!.AsObject(),
        Players = [new PlayerState { Id = 7, Identifiers = { "discord:1", "license:ABC" } }],
    };

    private static Task ShowsAsync(Scene scene, string text) => Soon.TrueAsync(() => scene.Utterances.With(text).Length > 0, text);

    private static async Task PlayAsync(LocalCadServer cad, Func<string, Task> showsAsync)
    {
        await PushAsync(cad, "EVENT_UNIT_LOGIN", """{"unit":{"id":101,"status":2,"data":{"communityUserId":"license:abc","apiIds":["x"]}},"isDispatch":false}""");
        await PushAsync(cad, "EVENT_UNIT_LOGIN", """[{"unit":{"id":104,"status":2,"data":{}},"isDispatch":true}]""");
        await PushAsync(cad, "EVENT_UNIT_STATUS", """{"identIds":101,"status":3}""");
        await PushAsync(cad, "EVENT_DISPATCH_NEW", """{"dispatch":{"callId":5001,"title":"Traffic stop","status":1,"idents":[101]}}""");
        await PushAsync(cad, "EVENT_DISPATCH_EDIT", """{"dispatch":{"callId":5001,"title":"Pursuit","status":1,"idents":[101]}}""");
        await PushAsync(cad, "EVENT_DISPATCH_UNIT_ATTACH", """{"callId":5001,"idents":[104]}""");
        await PushAsync(cad, "EVENT_DISPATCH_NOTE", """{"callId":5001,"note":{"type":"text","content":"backup"}}""");
        await PushAsync(cad, "EVENT_DISPATCH_UNIT_DETACH", """{"callId":5001,"ident":104}""");
        await PushAsync(cad, "EVENT_UNIT_PANIC", """{"identIds":[101],"isPanic":true}""");
        await PushAsync(cad, "EVENT_911", """{"call":{"callId":7001,"metaData":{"postal":"1024"}},"communityUserId":"license:abc"}""");
        await PushAsync(cad, "EVENT_REMOVE_911", """{"callIds":[7001]}""");
        await PushAsync(cad, "EVENT_TONE", """{"url":"https://tones.example.test/a.mp3","playTonesTo":[{"type":0}]}""");
        await PushAsync(cad, "EVENT_COMMUNITY_LINK_VERIFIED", """{"communityUserId":"license:abc","accountUuid":"uuid"}""");
        await PushAsync(cad, "EVENT_PRINT_RECORD", """{"identId":101,"url":"https://files.example.test/1.pdf"}""");
        await PushAsync(cad, "EVENT_DISPATCH_CLOSED", """{"callIds":[5001]}""");
        foreach (var line in Story)
        {
            await showsAsync(line);
        }
    }

    private static async Task PushAsync(LocalCadServer cad, string type, string data) =>
        Assert.True(await cad.PushEventAsync(1, type, JsonNode.Parse(data)));
}
