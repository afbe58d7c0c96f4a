using System.Threading.Tasks;
using LocalCad;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Mono;

/// <summary>What the start costs the server's main thread.</summary>
[Collection(OneAtATime.Name)]
public sealed class StartTests
{
    [MonoFact]
    public async Task Start_TellsAtDebugWhatEachStepTook()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl);

        await server.ShowsAsync("connected to Sonoran CAD");

        Assert.NotEqual(0, server.CountLines("start: loading libraries took"));
        Assert.NotEqual(0, server.CountLines("start: first event took"));
    }
}
