using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SonoranPush.Contracts;
using SonoranPush.IntegrationTests.Resource.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>The CAD's other way: HTTP, while it sees no session.</summary>
public sealed class HttpFallbackTests
{
    private const int Phase = 20;

    private static readonly SceneOptions UnderTheOfficialName = new() { ResourceName = "sonorancad", HttpFallback = true };

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

    private static IEnumerable<string> Transports(params string[] phases) => phases.SelectMany(transport => Enumerable.Repeat(transport, Phase));

    private static async Task PushAsync(Scene scene, int first)
    {
        for (var number = first; number < first + Phase; number++)
        {
            await scene.PushAsync("EVENT_TONE", number);
        }
    }
}
