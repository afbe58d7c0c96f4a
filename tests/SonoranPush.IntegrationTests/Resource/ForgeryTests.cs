using System.Reflection;
using FxServer.Host.World;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>A game client can trigger every event name that a C# script handles, the names behind exports included.</summary>
public sealed class ForgeryTests
{
    private const int Forger = 1;

    private static readonly Dictionary<string, object> Row = new()
    {
        ["communityUserId"] = "forged",
        ["location"] = "Nowhere",
        ["coordinates"] = new Dictionary<string, object> { ["x"] = 1.0, ["y"] = 2.0, ["z"] = 3.0, ["w"] = 4.0 },
    };

    private static readonly SceneOptions WithAPlayer = new()
    {
        Config = new JsonObject { ["unitLocation"] = new JsonObject { ["track"] = "all" } },
        Players = [new PlayerState { Id = Forger, Identifiers = { "license:f00d" }, X = 100 }],
    };

    [Fact]
    public Task NetEvents_ForEveryName_ChangeNothing() => Scene.PlayAsync(WithAPlayer, async scene =>
    {
        var session = Assert.Single(scene.Cad.Sessions);
        var taken = 0;
        foreach (var name in await NamesAsync(scene))
        {
            foreach (var arguments in Forgeries(() => Interlocked.Increment(ref taken)))
            {
                await scene.Host.RaiseFromPlayerAsync(Forger, name, arguments);
            }
        }

        await scene.PushAsync("EVENT_TONE", 1);
        await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);
        await scene.Host.RaiseAsync(ScriptContract.UnitLocation, RowOf("genuine"));
        await Soon.TrueAsync(() => scene.Cad.Locations.ContainsKey("communityUserId:genuine"), "the genuine location");

        Assert.Equal(0, taken);
        Assert.Equal(session.ConnectionId, Assert.Single(scene.Cad.Sessions).ConnectionId);
        Assert.Equal(["communityUserId:f00d", "communityUserId:genuine"], scene.Cad.Locations.Keys.Order());
        Assert.Equal(100, scene.Cad.Locations["communityUserId:f00d"].Coordinates!.X);
        Assert.StartsWith("X 100", scene.Cad.Locations["communityUserId:f00d"].Location);
        Assert.Equal(1, scene.Events.Count(ScriptContract.PushEvent));
        Assert.Equal(1, (await scene.AskConsumerAsync()).Number("handled"));
        Assert.Empty(scene.Events.Named(ScriptContract.Disconnected));
    });

    [Fact]
    public Task ServerEvents_OfTheSameKind_Work() => Scene.PlayAsync(WithAPlayer, async scene =>
    {
        var taken = 0;
        Action<IReadOnlyList<object?>> take = _ => Interlocked.Increment(ref taken);
        await scene.Host.RaiseAsync($"__cfx_export_{Scene.Resource}_{ScriptContract.GetStatusExport}", take);
        Assert.Equal(1, taken);

        await scene.Host.RaiseAsync(ScriptContract.UnitLocations, new List<object> { RowOf("one"), RowOf("two") });
        await Soon.TrueAsync(() => scene.Cad.Locations.ContainsKey("communityUserId:two"), "the locations of an event");

        var isSet = await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.SetPlayerLocationExport, Forger, "Legion Square");
        Assert.Equal(true, isSet);
        await Soon.TrueAsync(() => scene.Cad.Locations["communityUserId:f00d"].Location == "Legion Square", "the text of an export");

        await scene.Host.RaiseAsync("onResourceStop", "another");
        Assert.Equal(true, await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.IsConnectedExport));
        await scene.Host.RaiseAsync("onResourceStop", Scene.Resource);
        await Soon.TrueAsync(() => scene.Cad.Sessions.Count == 0, "the end of the session");
    });

    [Fact]
    public async Task Names_OfTheResource_AreKnownToTheHost()
    {
        await using var scene = await Scene.StartAsync(WithAPlayer);

        var names = await scene.Host.GetEventNamesAsync(Scene.Resource);

        Assert.Contains(ScriptContract.UnitLocation, names);
        Assert.Contains("onResourceStop", names);
        Assert.Contains($"__cfx_export_{Scene.Resource}_{ScriptContract.SendUnitLocationExport}", names);
        await scene.EndAsync();
    }

    // What the resource handles, and what it raises or offers by contract.
    private static async Task<IReadOnlyCollection<string>> NamesAsync(Scene scene)
    {
        var contract = typeof(ScriptContract).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();
        return
        [
            .. await scene.Host.GetEventNamesAsync(Scene.Resource),
            .. contract,
            .. contract.Select(name => $"__cfx_export_{Scene.Resource}_{name}"),
            .. PushEventTypes.Known.Select(type => ScriptContract.TypedPushEventPrefix + type),
        ];
    }

    private static IEnumerable<object?[]> Forgeries(Action taken)
    {
        Action<IReadOnlyList<object?>> take = _ => taken();
        var meta = new Dictionary<string, object> { ["serverId"] = 1, ["sequence"] = 1, ["transport"] = "websocket", ["receivedAt"] = 1 };
        return
        [
            [],
            [take],
            [Row],
            [new List<object> { Row }],
            [Scene.Resource],
            [Forger, "Somewhere else"],
            ["EVENT_TONE", Row, meta],
            [Row, meta],
            ["EVENT_TONE", take],
        ];
    }

    private static Dictionary<string, object> RowOf(string unit) => new(Row) { ["communityUserId"] = unit };
}
