using System.Diagnostics;
using FxServer.Host.World;

namespace SonoranPush.IntegrationTests.Compatibility;

/// <summary>The resource restarts in the middle of a shift: what it knew comes back from REST, and nobody hears of it.</summary>
[Collection(nameof(UndisturbedTests))]
public sealed class RestartTests
{
    private const int Units = 100;
    private const int Calls = 40;
    private const int EmergencyCalls = 5;
    private const string AddPlayer = "SonoranCAD::core:AddPlayer";

    // From the login on; what comes before it is the hub's and the server's.
    private static readonly TimeSpan Mark = TimeSpan.FromSeconds(5);

    [Fact]
    public Task Registries_AreCompleteAgain_AndNothingIsReportedForWhatDidNotChange() => Scene.PlayAsync(Options(), async scene =>
    {
        Fill(scene.Cad);
        await scene.Host.RestartResourceAsync(Scene.Resource);
        await CompleteAsync(scene);
        await scene.Events.NamedAsync(AddPlayer, 1);

        await scene.Host.RestartResourceAsync(Scene.Resource);
        await scene.Events.NamedAsync(ScriptContract.Connected, 3);
        var took = await CompleteAsync(scene);

        Assert.True(took < Mark, $"complete after {took}");
        await scene.Events.NamedAsync(AddPlayer, 2); // raised when the player is known, too
        Assert.Equal(2, scene.Events.Count(AddPlayer));
        Assert.DoesNotContain(scene.Events.CountAll().Keys, name => name.Contains(":Unit", StringComparison.Ordinal) || name.Contains(":Dispatch", StringComparison.Ordinal));
    });

    [Fact]
    public Task SecondLoginWithinAMinute_FetchesNothing_AndLeavesWhatIsKnown() => Scene.PlayAsync(Options(), async scene =>
    {
        Fill(scene.Cad);
        await scene.Host.RestartResourceAsync(Scene.Resource);
        await CompleteAsync(scene);
        scene.Cad.Board(1).SetUnits([]);

        scene.Cad.DropAll();
        await scene.Events.NamedAsync(ScriptContract.Connected, 3);
        await scene.Cad.PushEventAsync(1, "EVENT_UNIT_STATUS", JsonNode.Parse("""{"identIds":[3],"status":4}"""));

        await Soon.TrueAsync(async () => await StatusOf(scene, 3) == 4, "the status of unit 3");
        Assert.Equal(Units, await CountAsync(scene, ScriptContract.GetUnitsExport));
    });

    [MonoFact]
    public async Task Registries_OnMono_AreCompleteAgain()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        Fill(cad);
        await using var server = MonoServer.Start(cad.HubUrl, consumer: "../tests/LuaConsumer");
        await CompleteAsync(server, before: 0);
        var known = server.CountLines($"units={Units}");

        await server.RestartResourceAsync();
        await server.ShowsAsync("connected to Sonoran CAD", times: 2);
        var took = await CompleteAsync(server, known);

        Assert.True(took < Mark, $"complete after {took}");
        Assert.Equal(0, server.CountLines(": update "));
        (await server.StopAsync()).IsClean();
    }

    private static SceneOptions Options() => new() { Players = [new PlayerState { Id = 7, Identifiers = { "license:user-3" } }] };

    private static void Fill(LocalCadServer cad)
    {
        cad.Board(1).SetUnits(Enumerable.Range(1, Units).Select(Unit));
        cad.Board(1).SetCalls(Enumerable.Range(5001, Calls).Select(Call), Enumerable.Range(7001, EmergencyCalls).Select(Call), []);
    }

    private static JsonNode? Unit(int id) => JsonNode.Parse(
        $$"""{"id":{{id}},"accId":"a","status":2,"isPanic":false,"location":"Main St","isDispatch":false,"data":{"apiIds":[],"communityUserId":"user-{{id}}","unitNum":"{{id}}","page":0} }""");

    private static JsonNode? Call(int id) => JsonNode.Parse($$"""{"callId":{{id}},"status":1,"title":"call","idents":[1],"notes":[]}""");

    private static async Task<TimeSpan> CompleteAsync(Scene scene)
    {
        var watch = Stopwatch.StartNew();
        await Soon.TrueAsync(
            async () => await CountAsync(scene, ScriptContract.GetUnitsExport) == Units
                && await CountAsync(scene, ScriptContract.GetCallsExport) == Calls
                && await CountAsync(scene, ScriptContract.GetEmergencyCallsExport) == EmergencyCalls,
            "complete registries");
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> CompleteAsync(MonoServer server, int before)
    {
        var watch = Stopwatch.StartNew();
        await Soon.TrueAsync(async () =>
        {
            await server.DoAsync(new { @do = "event", name = "luaconsumer:ask", args = new[] { "7" } });
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            return server.CountLines($"units={Units}") > before;
        });
        return watch.Elapsed;
    }

    private static async Task<int> CountAsync(Scene scene, string export) =>
        (await scene.Host.CallExportAsync(Scene.Resource, export, new Dictionary<string, object?> { ["fields"] = new List<object?> { "id" } }) as IList<object>)?.Count ?? 0;

    private static async Task<long> StatusOf(Scene scene, int unit) =>
        await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.GetUnitExport, unit) is IDictionary<string, object> found ? found.Number("status") : -1;
}
