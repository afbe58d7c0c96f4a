using SonoranPush.IntegrationTests.Compatibility;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>Resources are told when what they ask of the CAD is right again.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task Snapshot_IsToldAfterTheLogin_AndThenTheExportsAnswerIt() => Scene.PlayAsync(new(), async scene =>
    {
        var board = scene.Cad.Board(1);
        board.SetUnits(Enumerable.Range(1, 3).Select(id => JsonNode.Parse($$"""{"id":{{id}},"status":2}""")));
        board.SetCalls([JsonNode.Parse("""{"callId":5001,"status":1}""")], [JsonNode.Parse("""{"callId":7001}""")], []);
        await scene.Host.RestartResourceAsync(Scene.Resource);

        var told = (await scene.Events.FirstAsync(ScriptContract.Snapshot, raised => raised.Table().Number("units") > 0)).Table();

        Assert.Equal(["calls", "emergencyCalls", "serverId", "units"], told.Keys.Order());
        Assert.Equal((1, 3, 1, 1), (told.Number("serverId"), told.Number("units"), told.Number("calls"), told.Number("emergencyCalls")));
        Assert.Equal(3, (await AskAsync(scene, ScriptContract.GetUnitsExport)).Count);
        Assert.Equal(1, (await AskAsync(scene, ScriptContract.GetCallsExport))[0].Number("serverId"));
        Assert.Single(await AskAsync(scene, ScriptContract.GetEmergencyCallsExport));
        var names = scene.Events.All().Select(raised => raised.Name).ToList();
        Assert.InRange(names.LastIndexOf(ScriptContract.Connected), 0, names.LastIndexOf(ScriptContract.Snapshot));
    });

    [Fact]
    public Task Snapshot_ThatIsSwitchedOff_IsNotTold() => Scene.PlayAsync(new() { Config = JsonNode.Parse(QuietResource.Config)!.AsObject() }, async scene =>
    {
        await scene.PushAsync("EVENT_TONE", 1);
        await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);

        Assert.Empty(scene.Events.Named(ScriptContract.Snapshot));
    });

    private static async Task<IReadOnlyList<IDictionary<string, object>>> AskAsync(Scene scene, string export) =>
        [.. ((IList<object>)(await scene.Host.CallExportAsync(Scene.Resource, export))!).Cast<IDictionary<string, object>>()];
}
