using FxServer.Host.World;
using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Examples;

/// <summary>The C# example: each player on duty is told of his own unit, when it changes.</summary>
public sealed class UnitHudTests
{
    private const string Example = "../shared/examples/unit-hud";
    private const string Told = "unit-hud:unit";

    private static readonly TimeSpan BeforeItLooksAnyway = TimeSpan.FromSeconds(25);

    [Fact]
    public Task Unit_OfAPlayer_IsToldToHim_AndSoIsEachChange() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        Assert.Equal(("7", "4-L-9 Available False"), await ToldAsync(scene, 1));

        await Push.StatusAsync(scene.Cad, 101, 3);
        Assert.Equal(("7", "4-L-9 En route False"), await ToldAsync(scene, 2));

        await Push.PanicAsync(scene.Cad, 101);
        Assert.Equal(("7", "4-L-9 En route True"), await ToldAsync(scene, 3));

        await Push.LogoutAsync(scene.Cad, 101);
        Assert.Equal(("7", "nothing"), await ToldAsync(scene, 4));
    });

    [Fact]
    public Task Unit_ThatDidNotChange_IsNotToldAgain() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await ToldAsync(scene, 1);

        await Push.StatusAsync(scene.Cad, 101, 2);
        await Push.LoginAsync(scene.Cad, 102, "license:def", "4-L-10");

        Assert.Equal(("8", "4-L-10 Available False"), await ToldAsync(scene, 2));
        Assert.Equal(2, scene.Events.Count("$client"));
    });

    [Fact]
    public Task Status_OfACommunitysOwn_IsShownAsItIs() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", new string('x', 5000));
        await ToldAsync(scene, 1);
        await Push.StatusAsync(scene.Cad, 101, 42);

        Assert.Equal(("7", new string('x', 40) + " 42 False"), await ToldAsync(scene, 2));
    });

    [Fact]
    public Task Client_ThatIsReady_IsToldAgain() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await ToldAsync(scene, 1);

        await scene.Host.RaiseFromPlayerAsync(7, "unit-hud:ready");

        Assert.Equal(("7", "4-L-9 Available False"), await ToldAsync(scene, 2));
    });

    [Fact]
    public Task Player_WhoJoinsWhileHisUnitIsOnDuty_IsToldWhenHisGameIsReady_AndNobodyInPlaceOfHim() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await ToldAsync(scene, 1);
        await scene.Host.DropAsync(7);
        await scene.Host.JoinAsync(new PlayerState { Id = 9, Identifiers = { "license:abc" } });
        await Soon.TrueAsync(async () => await scene.Host.CallExportAsync(Scene.Resource, "getUnitByPlayer", 9) is not null, "the player's unit");
        var start = TimeProvider.System.GetTimestamp();

        await scene.Host.RaiseFromPlayerAsync(9, "unit-hud:ready");

        Assert.Equal(("9", "4-L-9 Available False"), await ToldAsync(scene, 2));
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, BeforeItLooksAnyway);
        await Push.LogoutAsync(scene.Cad, 101);
        Assert.Equal(("9", "nothing"), await ToldAsync(scene, 3));
    });

    [Fact]
    public Task Player_WhoseFirstUnitLogsOut_IsToldOfTheSecond() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await ToldAsync(scene, 1);
        await Push.LoginAsync(scene.Cad, 102, "license:abc", "4-L-10");
        var start = TimeProvider.System.GetTimestamp();
        await Push.LogoutAsync(scene.Cad, 101);

        Assert.Equal(("7", "nothing"), await ToldAsync(scene, 2));
        Assert.Equal(("7", "4-L-10 Available False"), await ToldAsync(scene, 3));
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, BeforeItLooksAnyway);
    });

    [Fact]
    public Task Events_ThatAreForgedOrOfAnyShape_NeitherChangeNorBreakAnything() => PlayAsync(async scene =>
    {
        foreach (var name in new[] { "sonoranpush:unitChanged", "sonoranpush:unitRemoved", "onResourceStop", "unit-hud:ready", "unit-hud:unit" })
        {
            await scene.Host.RaiseFromPlayerAsync(8, name, new Dictionary<string, object> { ["identIds"] = 101 }, "x", 5);
        }

        foreach (var data in new[] { "{}", """{"identIds":{},"units":[1,null,[]],"unit":"x"}""", """{"identIds":["x",-1,1e300,true],"unit":{"id":{} } }""" })
        {
            await scene.Cad.PushEventAsync(1, "EVENT_UNIT_STATUS", JsonNode.Parse(data));
        }

        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await ToldAsync(scene, 1);
        await Push.StatusAsync(scene.Cad, 101, 3);

        Assert.Equal(("7", "4-L-9 En route False"), await ToldAsync(scene, 2));
    });

    [Fact]
    public Task Resource_ThatIsStopped_TakesTheUnitsAway_AndBringsThemBack() => PlayAsync(async scene =>
    {
        scene.Cad.Board(1).SetUnits([JsonNode.Parse("""{"id":101,"status":2,"data":{"communityUserId":"license:abc","unitNum":"4-L-9"}}""")]);
        await scene.Host.RestartResourceAsync(Scene.Resource);
        Assert.Equal(("7", "4-L-9 Available False"), await ToldAsync(scene, 1));

        await scene.Host.StopResourceAsync(Scene.Resource);
        Assert.Equal(("7", "nothing"), await ToldAsync(scene, 2));

        await scene.Host.StartResourceAsync(Scene.Resource);
        Assert.Equal(("7", "4-L-9 Available False"), await ToldAsync(scene, 3));
    }, new JsonObject());

    private static Task PlayAsync(Func<Scene, Task> play, JsonObject? config = null)
    {
        var options = Push.Options(Example);
        return Scene.PlayAsync(config is null ? options : options with { Config = config }, play);
    }

    private static async Task<(string Player, string Unit)> ToldAsync(Scene scene, int number)
    {
        var sent = (await scene.Events.NamedAsync("$client", number))[number - 1].Arguments;
        Assert.Equal(Told, sent[1]);
        return ((string)sent[0]!, sent[2] is IDictionary<string, object> unit ? $"{unit["number"]} {unit["status"]} {unit["isPanic"]}" : "nothing");
    }
}
