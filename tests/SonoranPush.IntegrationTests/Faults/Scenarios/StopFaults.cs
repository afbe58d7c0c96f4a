using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults.Scenarios;

/// <summary>The resource stops, whatever its session is doing. The time that this takes is measured.</summary>
internal static class StopFaults
{
    private const double LongestStopMs = 300;

    [Scenario]
    public static Task Resource_StoppedWhileConnecting_EndsWithin300Milliseconds(FaultScene scene) =>
        StoppedAsync(scene, "Connecting", () => scene.Cad.Faults.Frozen = true);

    [Scenario]
    public static Task Resource_StoppedWhileAuthenticating_EndsWithin300Milliseconds(FaultScene scene) =>
        StoppedAsync(scene, "Authenticating", () => scene.Cad.Faults.LoginSilent = true);

    [Scenario]
    public static Task Resource_StoppedWhileReady_EndsWithin300Milliseconds(FaultScene scene) =>
        StoppedAsync(scene, "Ready", () => { });

    [Scenario]
    public static Task Resource_StoppedWhileBackingOff_EndsWithin300Milliseconds(FaultScene scene) =>
        StoppedAsync(scene, "BackingOff", () => scene.Cad.StopAsync().GetAwaiter().GetResult());

    [Scenario]
    public static Task Resource_StoppedWhileRefused_EndsWithin300Milliseconds(FaultScene scene) =>
        StoppedAsync(scene, "Refused", () => scene.Cad.Faults.LoginRefusal = "COMMUNITY NOT FOUND");

    [Scenario]
    public static Task Resource_StoppedWhileTheHubIsFrozen_EndsWithin300Milliseconds(FaultScene scene) =>
        StoppedAsync(scene, "Ready", () => { }, beforeStop: () => scene.Cad.Faults.Frozen = true);

    private static async Task StoppedAsync(FaultScene scene, string state, Action prepare, Action? beforeStop = null)
    {
        var took = await Attempts.BestAsync(LongestStopMs, async () =>
        {
            await scene.CalmAsync();
            prepare();
            await scene.ReconnectAsync();
            await scene.IsInStateAsync(state);
            beforeStop?.Invoke();
            return await MeasureStopAsync(scene);
        });

        Assert.InRange(took, 0, LongestStopMs);
    }

    private static async Task<double> MeasureStopAsync(FaultScene scene)
    {
        await scene.Server.DoAsync(new { @do = "resetAccount" });
        await scene.Server.StopResourceAsync();
        await Soon.TrueAsync(() => scene.Lines($"Stopped resource {scene.Server.Resource}").Count > 0, "the end of the resource");
        await scene.Server.DoAsync(new { @do = "account" });
        await Soon.TrueAsync(() => scene.Lines("$account").Count > 0, "the account");
        await scene.Server.DoAsync(new { @do = "startResource", resource = scene.Server.Resource });
        return JsonDocument.Parse(scene.Lines("$account")[^1]["$account ".Length..]).RootElement.EnumerateArray()
            .Single(cost => cost.GetProperty("name").GetString() == scene.Server.Resource)
            .GetProperty("tickMs").GetProperty("max").GetDouble();
    }
}
