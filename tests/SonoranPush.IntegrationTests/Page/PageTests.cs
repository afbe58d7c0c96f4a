using FxServer.Host.World;
using SonoranPush.IntegrationTests.Page.Support;

namespace SonoranPush.IntegrationTests.Page;

/// <summary>LocalCad's page in a real browser, with the built resource on the other side.</summary>
public sealed class PageTests
{
    private const int PoliceCar = 2046537925; // police

    [BrowserFact]
    public Task Panic_ComposedAndPushed_ReachesTheConsumer() => Scene.PlayAsync(new(), async scene =>
    {
        await BrowserScript.PlayAsync("push", scene.Cad.Url);

        var panics = await scene.Events.NamedAsync(ScriptContract.TypedPushEventPrefix + "EVENT_UNIT_PANIC", 2);
        Assert.Equal(2, panics.Count);
        Assert.All(panics, panic => Assert.Equal([102L], Idents(panic.Table())));
        Assert.Equal(2, (await scene.AskConsumerAsync()).Number("handled"));
    });

    [BrowserFact]
    public Task Marker_OfAUnitThatDrives_GoesWhereItGoes() => Scene.PlayAsync(OneDriver(), async scene =>
    {
        await scene.Cad.PushEventAsync(1, "EVENT_UNIT_LOGIN", UnitOf("1", "S. Lindqvist"));
        await scene.Host.ChangePlayerAsync(1, player => (player.X, player.Y) = (100, 200));

        await BrowserScript.PlayAsync(
            "map", scene.Cad.Url, _ => scene.Host.ChangePlayerAsync(1, player => (player.X, player.Y) = (160, 200)));
    });

    [BrowserFact]
    public Task FaultButtons_LeadToDisconnectedAndBack() => Scene.PlayAsync(new(), async scene =>
    {
        await BrowserScript.PlayAsync("fault", scene.Cad.Url, async _ =>
        {
            await scene.Events.NamedAsync(ScriptContract.Connected, 3);
            Assert.Equal(2, scene.Events.Count(ScriptContract.Disconnected));
        });
    });

    [BrowserFact]
    public Task ShiftLoadAndMalformedPayloads_AreStoodByTheResource() => Scene.PlayAsync(new(), async scene =>
    {
        await BrowserScript.PlayAsync("desk", scene.Cad.Url);

        // The last of the malformed ones is no text at all, and may cost the connection.
        await Soon.TrueAsync(
            async () =>
            {
                await scene.PushAsync("EVENT_AFTERWARDS", 1);
                return scene.Events.Named(ScriptContract.PushEvent).Any(raised => (string)raised.Arguments[0]! == "EVENT_AFTERWARDS");
            },
            "an event after the malformed ones");
        Assert.True(scene.Events.Count(ScriptContract.TypedPushEventPrefix + "EVENT_UNIT_STATUS") > 300);
        var panics = scene.Events.Named(ScriptContract.TypedPushEventPrefix + "EVENT_UNIT_PANIC").Select(panic => panic.Table());
        Assert.Equal(2, panics.Count(panic => Idents(panic).SequenceEqual([302L])));
    });

    [BrowserFact]
    public Task Keyboard_IsEnough() => Scene.PlayAsync(Traffic.Of(2), async scene =>
    {
        await BrowserScript.PlayAsync("keyboard", scene.Cad.Url);

        await scene.Events.NamedAsync(ScriptContract.TypedPushEventPrefix + "EVENT_UNIT_PANIC", 1);
    });

    private static SceneOptions OneDriver()
    {
        var options = Traffic.Of(1);
        options.Players[0].Vehicle = new VehicleState { Model = PoliceCar };
        return options;
    }

    private static JsonObject UnitOf(string communityUserId, string name) => new()
    {
        ["unit"] = new JsonObject
        {
            ["id"] = 103,
            ["status"] = 2,
            ["data"] = new JsonObject { ["communityUserId"] = communityUserId, ["unitNum"] = "2-L-30", ["name"] = name, ["page"] = 0 },
        },
    };

    private static IEnumerable<long> Idents(IDictionary<string, object> data) =>
        ((IEnumerable<object>)data["identIds"]).Select(System.Convert.ToInt64);
}
