using FxServer.Host.World;
using LocalCad.Rest;
using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Compatibility;

/// <summary>Six resources that know the official one alone ask the CAD for changes, in Lua and in JavaScript.</summary>
public sealed class PublicResourceTests
{
    private const string License = "license:b7f3a1";

    private static readonly string[] Names = ["ambulance", "heist", "onscene", "callnote", "dispatch", "clockin"];

    private static readonly IReadOnlyList<string> Folders =
        [.. Names.Select(name => Path.Combine(BuiltFolder.Checkout, "tests", "PublicResources", name))];

    [Fact]
    public Task LuaResources_OnDotNet_WorkUnchanged() => Scene.PlayAsync(Options(Folders), scene => PlayAsync(
        scene.Cad, (name, arguments) => scene.Host.RaiseAsync(name, arguments), text => ShowsAsync(scene, text)));

    [NodeFact]
    public Task JavaScriptResources_OnDotNet_WorkUnchanged() => Scene.PlayAsync(Options([]), async scene =>
    {
        await using var scripts = await Scripts.StartAsync(new SceneNodeServer(scene));
        scene.Host.EventRaised += raised => scripts.Raise(raised.Name, [.. raised.Arguments]);
        await PlayAsync(scene.Cad, scripts.RaiseAsync, scripts.ShowsAsync);
    });

    [MonoFact]
    public Task LuaResources_OnMono_WorkUnchanged() => PlayOnMonoAsync(Folders, (cad, server) => PlayAsync(
        cad, (name, arguments) => server.DoAsync(new { @do = "event", name, args = arguments }), text => server.ShowsAsync(text)));

    [MonoFact]
    public Task JavaScriptResources_OnMono_WorkUnchanged() => PlayOnMonoAsync([], async (cad, server) =>
    {
        await using var host = new ProcessNodeServer(server, License);
        await using var scripts = await Scripts.StartAsync(host);
        host.Raised += scripts.Raise;
        await PlayAsync(cad, scripts.RaiseAsync, scripts.ShowsAsync);
    });

    [Fact]
    public Task OfficialResource_HasPrecedence_WhileItIsStarted() => Scene.PlayAsync(Options([FakeOfficial()]), async scene =>
    {
        // While this resource is started, the server takes it for the official one that is to be started.
        await scene.Host.StopResourceAsync(Scene.Resource);
        await scene.Host.StartResourceAsync("sonorancad");
        await scene.Host.StartResourceAsync(Scene.Resource);
        await ShowsAsync(scene, "SP-604");
        Assert.Equal("official", await scene.Host.CallExportAsync("sonorancad", "getCommunityId"));

        await scene.Host.StopResourceAsync("sonorancad");

        Assert.Equal("started", await scene.Host.GetResourceStateAsync("sonorancad"));
        var answers = new List<IReadOnlyList<object?>>();
        await scene.Host.CallExportAsync(
            "sonorancad", "performApiRequest", new Dictionary<string, object?>(), "GET_CALLS", new Action<IReadOnlyList<object?>>(answers.Add));
        await Soon.TrueAsync(() => answers.Count == 1, "the answer");
        Assert.Equal(true, answers[0][1]);
    });

    private static SceneOptions Options(IReadOnlyList<string> resources) => new()
    {
        Config = JsonNode.Parse(QuietResource.Config)!.AsObject(),
        Players = [new PlayerState { Id = 7, Identifiers = { License } }],
        Resources = resources,
    };

    private static Task ShowsAsync(Scene scene, string text) => Soon.TrueAsync(() => scene.Utterances.With(text).Length > 0, text);

    private static string FakeOfficial()
    {
        var folder = Directory.CreateTempSubdirectory("sonoranpush-official-").CreateSubdirectory("sonorancad").FullName;
        File.WriteAllText(Path.Combine(folder, "fxmanifest.lua"), "fx_version 'cerulean'\ngame 'gta5'\nserver_script 'server.lua'\n");
        File.WriteAllText(Path.Combine(folder, "server.lua"), "exports('getCommunityId', function() return 'official' end)\n");
        return folder;
    }

    private static async Task PlayOnMonoAsync(IReadOnlyList<string> resources, Func<LocalCadServer, MonoServer, Task> playAsync)
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        using var resource = new QuietResource();
        await using var server = MonoServer.Start(cad.HubUrl, resource.Folder, prepare: start =>
        {
            foreach (var folder in resources)
            {
                start.ArgumentList.Add("--resource");
                start.ArgumentList.Add(folder);
            }
        });
        await server.DoAsync(new { @do = "player", id = 7, identifiers = new[] { License } });
        await cad.SessionAsync(1, Soon.Patience);
        await playAsync(cad, server);
        (await server.StopAsync()).IsClean();
    }

    private static async Task PlayAsync(LocalCadServer cad, Func<string, object?[], Task> raiseAsync, Func<string, Task> showsAsync)
    {
        await showsAsync("clockin: the CAD is there");
        await cad.PushEventAsync(1, "EVENT_UNIT_LOGIN", JsonNode.Parse($$"""{"unit":{"id":101,"accId":"a-1","status":2,"data":{"communityUserId":"{{License}}","apiIds":["{{License}}"]} },"isDispatch":false}"""));
        await cad.PushEventAsync(1, "EVENT_DISPATCH_NEW", JsonNode.Parse("""{"dispatch":{"callId":5001,"title":"Traffic stop","status":1,"idents":[]}}"""));
        await showsAsync("clockin: in a-1");

        await raiseAsync("ambulance:server:call", ["Jane Doe", "Alta Street", "204"]);
        await showsAsync("ambulance: true 9001");
        await raiseAsync("heist:vaultOpened", ["Fleeca Bank"]);
        await showsAsync("heist: EMERGENCY CALL ADDED ID: 9002");
        await raiseAsync("onscene:arrived", ["7"]);
        await showsAsync("onscene: true");
        await raiseAsync("callnote:plate", [5001, "46EEK572"]);
        await showsAsync("callnote: added");
        await raiseAsync("dispatch:derailment", [304, "Alta Street", License["license:".Length..]]);
        await showsAsync("dispatch: true 9003");

        await raiseAsync("dispatch:attach", [5001, License]);
        await showsAsync("dispatch: detached true, attached true");

        await Soon.TrueAsync(() => cad.ChangeRequests.Count == 8, "eight requests");
        Assert.All(cad.ChangeRequests, request => Assert.InRange(request.Status, 200, 299));
        Assert.Equal("""["204","304"]""", Posted(cad.ChangeRequests, "calls/911", "postal", "dispatch-calls/{callId}/postal"));
    }

    private static string Posted(IReadOnlyList<ChangeRequest> requests, string first, string field, string second)
    {
        var call = JsonNode.Parse(requests.First(request => request.Endpoint.EndsWith(first, StringComparison.Ordinal)).Body)!["metaData"]![field];
        var postal = JsonNode.Parse(requests.First(request => request.Endpoint.EndsWith(second, StringComparison.Ordinal)).Body)![field];
        return new JsonArray(call!.DeepClone(), postal!.DeepClone()).ToJsonString();
    }

    // The six scripts, each in a process of its own.
    private sealed class Scripts(IReadOnlyList<NodeResource> all) : IAsyncDisposable
    {
        public static async Task<Scripts> StartAsync(INodeServer server) => new(await Task.WhenAll(
            Folders.Select(folder => NodeResource.StartAsync(server, Path.Combine(folder, "server.js"), []))));

        public void Raise(string name, object?[] arguments) => all.ToList().ForEach(script => script.Raise(name, arguments));

        public Task RaiseAsync(string name, object?[] arguments)
        {
            Raise(name, arguments);
            return Task.CompletedTask;
        }

        public Task ShowsAsync(string text) => Soon.TrueAsync(
            () =>
            {
                all.ToList().ForEach(script => script.IsWell());
                return all.SelectMany(script => script.Lines).Contains(text);
            },
            text);

        public async ValueTask DisposeAsync()
        {
            foreach (var script in all)
            {
                await script.DisposeAsync();
            }
        }
    }
}
