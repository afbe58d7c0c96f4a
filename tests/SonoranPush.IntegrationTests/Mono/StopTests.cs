using System;
using System.Threading.Tasks;
using LocalCad;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Mono;

/// <summary>The stop handler, which the server's main thread waits for, and the unloading after it.</summary>
[Collection(OneAtATime.Name)]
public sealed class StopTests
{
    private const double LongestStop = 300;

    [MonoTheory]
    [InlineData("Connecting")]
    [InlineData("Authenticating")]
    [InlineData("Ready")]
    [InlineData("BackingOff")]
    [InlineData("Refused")]
    public async Task Stop_InEveryState_ReturnsInTimeAndUnloads(string state)
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await PrepareAsync(cad, state);

        var longest = await Attempts.BestAsync(LongestStop, () => MeasureStopAsync(cad, state));

        Assert.InRange(longest, 0, LongestStop);
    }

    [MonoFact]
    public async Task Stop_WhileTheHubIsFrozen_ReturnsInTimeAndUnloads()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());

        var longest = await Attempts.BestAsync(LongestStop, () => MeasureStopAsync(cad, "Ready", () => cad.Faults.Frozen = true));

        Assert.InRange(longest, 0, LongestStop);
    }

    private static async Task PrepareAsync(LocalCadServer cad, string state)
    {
        switch (state)
        {
            case "Connecting":
                cad.Faults.Frozen = true;
                break;
            case "Authenticating":
                cad.Faults.LoginSilent = true;
                break;
            case "BackingOff":
                await cad.StopAsync();
                break;
            case "Refused":
                cad.Faults.LoginRefusal = "COMMUNITY NOT FOUND";
                break;
        }
    }

    private static async Task<double> MeasureStopAsync(LocalCadServer cad, string state, Action? beforeStop = null)
    {
        await using var server = MonoServer.Start(cad.HubUrl);
        await server.SessionIsAsync(state);
        beforeStop?.Invoke();
        await server.DoAsync(new { @do = "resetAccount" });
        await server.StopResourceAsync();
        await server.ShowsAsync($"Stopped resource {server.Resource}");
        cad.Faults.Frozen = state == "Connecting";
        var report = await server.StopAsync();
        report.IsClean();
        return report.Cost(server.Resource, "tickMs", "max");
    }
}
