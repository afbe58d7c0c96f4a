using FxServer.Host.World;
using SonoranPush.UnitTests.Fuzzing;
using Xunit.Abstractions;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>Every event handler and export that the running script has, with arguments of any shape: from other resources they
/// are answered or refused, from game clients they change nothing.</summary>
public sealed class HandlerFuzzTests(ITestOutputHelper output)
{
    private const string ExportPrefix = "__cfx_export_";
    private const int Forger = 1;

    private static readonly SceneOptions WithAPlayer = new()
    {
        Config = new JsonObject { ["unitLocation"] = new JsonObject { ["track"] = "all" } },
        Players = [new PlayerState { Id = Forger, Identifiers = { "license:f00d" }, X = 100 }],
    };

    [Fact]
    public Task Arguments_OfAnyShape_FromResources_AreAnsweredOrRefused() => Scene.PlayAsync(WithAPlayer, async scene =>
    {
        var names = await NamesAsync(scene);

        await FuzzAsync(names, async call =>
        {
            await (call.Export.StartsWith(ExportPrefix, StringComparison.Ordinal)
                ? scene.Host.CallExportAsync(ResourceOf(call.Export), ExportOf(call.Export), call.Arguments)
                : scene.Host.RaiseAsync(call.Export, call.Arguments));
            Assert.Empty(scene.Host.Faults);
        });

        await AssertWorksAsync(scene);
        Assert.Equal(names.Order(), (await NamesAsync(scene)).Order());
    });

    [Fact]
    public Task Arguments_OfAnyShape_FromGameClients_ChangeNothing() => Scene.PlayAsync(WithAPlayer, async scene =>
    {
        var session = Assert.Single(scene.Cad.Sessions);
        var asked = 0;
        void Ask(IReadOnlyList<object?> export) => asked++;

        await FuzzAsync(await NamesAsync(scene), async call =>
        {
            await scene.Host.RaiseFromPlayerAsync(Forger, call.Export, call.Arguments);
            await scene.Host.RaiseFromPlayerAsync(Forger, call.Export, (Action<IReadOnlyList<object?>>)Ask);
        });

        Assert.Equal(0, asked);
        Assert.Equal(session.ConnectionId, Assert.Single(scene.Cad.Sessions).ConnectionId);
        await AssertWorksAsync(scene);
        Assert.Equal(["communityUserId:f00d", "communityUserId:genuine"], scene.Cad.Locations.Keys.Order());
        Assert.StartsWith("X 100", scene.Cad.Locations["communityUserId:f00d"].Location);
        Assert.Equal(1, (await scene.AskConsumerAsync()).Number("handled"));
    });

    private static async Task AssertWorksAsync(Scene scene)
    {
        await scene.PushAsync("EVENT_TONE", 1);

        // A resource's arguments may happen to be a valid request, and then the CAD pushes its change.
        var raised = await scene.Events.FirstAsync(ScriptContract.PushEvent, raised => (string)raised.Arguments[0]! == "EVENT_TONE");
        Assert.Equal(1, raised.Table(1).Number("number"));
        await scene.Host.RaiseAsync(ScriptContract.UnitLocation, new Dictionary<string, object>
        {
            ["communityUserId"] = "genuine",
            ["location"] = "Alta Street",
        });
        await Soon.TrueAsync(() => scene.Cad.Locations.ContainsKey("communityUserId:genuine"), "the genuine location");
    }

    // Those that stop the resource when they are genuine are tried elsewhere.
    private static async Task<IReadOnlyList<string>> NamesAsync(Scene scene)
    {
        var names = await scene.Host.GetEventNamesAsync(Scene.Resource);
        Assert.Contains(ExportPrefix + Scene.Resource + "_" + ScriptContract.GetStatusExport, names);
        return names;
    }

    private static string ResourceOf(string eventName) => eventName[ExportPrefix.Length..eventName.IndexOf('_', ExportPrefix.Length)];

    private static string ExportOf(string eventName) => eventName[(eventName.IndexOf('_', ExportPrefix.Length) + 1)..];

    private async Task FuzzAsync(IReadOnlyList<string> names, Func<ExportCall, Task> call)
    {
        // The harness has a thread of its own and waits for it: not on the pool that the scene needs.
        await Task.Factory.StartNew(
            () => Fuzz.Run(FuzzPlan.Handlers, ExportCalls.Of(names, ScriptValues.Sendable), input =>
            {
                foreach (var one in input.Calls)
                {
                    call(one).GetAwaiter().GetResult();
                }
            }),
            TaskCreationOptions.LongRunning);
        output.WriteLine($"{FuzzPlan.Handlers.Report()}, {names.Count} names");
    }
}
