using FxServer.Host.World;
using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Documentation;

/// <summary>The examples of the pages run unchanged beside the built resource, and do what the text around them says.</summary>
public sealed class SnippetTests
{
    private const int Forger = 7;

    [Fact]
    public async Task Lua_HandlesAPanic_AndHandsALocationOver()
    {
        using var resource = SnippetResource.Lua();

        await Scene.PlayAsync(new() { Consumer = resource.Folder }, async scene =>
        {
            await scene.Cad.PushEventAsync(1, "EVENT_UNIT_PANIC", JsonNode.Parse("""{"identIds":[101,102],"isPanic":true}"""));
            await scene.Cad.PushEventAsync(1, "EVENT_UNIT_PANIC", JsonNode.Parse("""{"identIds":103}"""));

            await scene.Cad.PushEventAsync(1, "EVENT_UNIT_PANIC", JsonNode.Parse("""{"identIds":[101,102,103],"isPanic":false}"""));
            await scene.Cad.PushEventAsync(1, "EVENT_UNIT_PANIC", JsonNode.Parse("""{"identId":104}"""));

            await WritesAsync(scene, "panic of 2 units on server 1");
            await Soon.TrueAsync(() => scene.Utterances.With("panic of 1 units on server 1").Length == 2, "both panics of one unit");
            Assert.Empty(scene.Utterances.With("panic of 3 units"));
            await scene.Host.ExecuteAsync("trailer Alta Street");
            await WritesAsync(scene, "the trailer is on its way");
            await Soon.TrueAsync(() => scene.Cad.Locations.ContainsKey("communityUserId:b7f3a1"), "the location");
        });
    }

    [NodeFact]
    public async Task JavaScript_HandlesEveryEvent_AndAsksForCalls()
    {
        using var resource = SnippetResource.JavaScript();

        await Scene.PlayAsync(new(), async scene =>
        {
            await scene.Cad.PushEventAsync(1, "EVENT_DISPATCH_NEW", JsonNode.Parse("""{"dispatch":{"callId":5001,"title":"Traffic stop","status":1}}"""));
            await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);
            await using var script = await NodeResource.StartAsync(scene, resource.Folder, []);
            await scene.PushAsync("EVENT_TONE", 1);

            await Soon.TrueAsync(() => script.Lines.Contains("1 open calls") && script.Lines.Contains("EVENT_TONE #2 has 1 fields"), "both lines");
            script.IsWell();
        });
    }

    [Fact]
    public async Task CSharp_HandlesEveryEvent_AndAsksForAUnit()
    {
        using var resource = SnippetResource.CSharp();

        await Scene.PlayAsync(new() { Consumer = resource.Folder, Players = [new PlayerState { Id = Forger }] }, async scene =>
        {
            await scene.PushAsync("EVENT_TONE", 1);
            await WritesAsync(scene, "EVENT_TONE #1");
            await scene.Host.RaiseFromPlayerAsync(Forger, ScriptContract.PushEvent, "FORGED", 1, null);
            await scene.PushAsync("EVENT_TONE", 2);

            await WritesAsync(scene, "EVENT_TONE #2");
            await WritesAsync(scene, "unit 101 is not on duty");
            Assert.Empty(scene.Utterances.With("FORGED #"));
        });
    }

    private static Task WritesAsync(Scene scene, string text) => Soon.TrueAsync(() => scene.Utterances.With(text).Length > 0, text);
}
