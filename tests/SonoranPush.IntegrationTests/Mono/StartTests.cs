using System.Text.Json.Nodes;
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
    private const double LongestTick = 5;

    [MonoFact]
    public async Task Start_TellsAtDebugWhatEachStepTook()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl);

        await server.ShowsAsync("connected to Sonoran CAD");

        Assert.NotEqual(0, server.CountLines("start: loading libraries took"));
        Assert.NotEqual(0, server.CountLines("start: first event took"));
    }

    [MonoFact]
    public async Task AfterTheBanner_NoTickTakesLong()
    {
        var longest = await Attempts.BestAsync(LongestTick, MeasureLongestTickAsync);

        Assert.InRange(longest, 0, LongestTick);
    }

    private static async Task<double> MeasureLongestTickAsync()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl);
        await server.ShowsAsync("has started.");
        await server.DoAsync(new { @do = "resetAccount" });
        await cad.SessionAsync(1, Some.Patience);
        for (var number = 0; number < 50; number++)
        {
            await cad.PushEventAsync(1, "EVENT_UNIT_STATUS", new JsonObject { ["identId"] = number, ["status"] = 2 });
        }

        await server.ConsumerHasHandledAsync(50);
        var report = await server.StopAsync();
        report.IsClean();
        return report.Cost(server.Resource, "ownMs", "max");
    }
}
