using System.Threading.Tasks;
using LocalCad;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using SonoranPush.IntegrationTests.ResourceFolder;
using Xunit;

namespace SonoranPush.IntegrationTests.Mono;

/// <summary>Starts in fresh processes. An assembly that pool threads look up hangs or aborts some of them, on a real server and
/// here.</summary>
[Collection(OneAtATime.Name)]
public sealed class ColdStartTests
{
    [MonoFact]
    public Task BuiltFolder_ConnectsAtEveryColdStart() => ConnectAgainAndAgainAsync(BuiltFolder.Root, Repetitions.FlatColdStarts);

    [MonoFact]
    public Task Checkout_ConnectsAtEveryColdStart() => ConnectAgainAndAgainAsync(BuiltFolder.Checkout, Repetitions.CheckoutColdStarts);

    private static async Task ConnectAgainAndAgainAsync(string resource, int times)
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        for (var start = 0; start < times; start++)
        {
            await using var server = MonoServer.Start(cad.HubUrl, resource);
            await server.ShowsAsync("connected to Sonoran CAD");
            (await server.StopAsync()).IsClean();
        }
    }
}
