using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SonoranPush.Contracts;
using SonoranPush.IntegrationTests.Faults.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using SonoranPush.IntegrationTests.Resource.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Faults.Scenarios;

/// <summary>What the game server and its other resources can do to the session.</summary>
internal static class ServerFaults
{
    private const double LongestStopMs = 300;

    [Scenario]
    public static Task Tick_StalledFor3Seconds_CostsNeitherSessionNorEvents(FaultScene scene) => StalledAsync(scene, 3);

    [Scenario(IsLong = true)]
    public static Task Tick_StalledFor10Seconds_CostsNeitherSessionNorEvents(FaultScene scene) => StalledAsync(scene, 10);

    [Scenario]
    public static async Task Handler_Of200Milliseconds_GetsEveryEventInOrder(FaultScene scene)
    {
        const int Count = 10;
        await SetBusyAsync(scene, 200);

        var numbers = await scene.PushAsync(Count);

        Assert.Equal(numbers, await scene.RaisedNumbersAsync(Count));
        Assert.Empty(scene.Raised(ScriptContract.Disconnected));
        await SetBusyAsync(scene, 0);
    }

    [Scenario]
    public static async Task Handler_ThatThrows_DoesNotCostTheNextEvent(FaultScene scene)
    {
        await scene.SetConvarAsync("consumer_throws", FaultWorld.ThrownOnPurpose);

        var numbers = await scene.PushAsync(3);

        Assert.Equal(numbers, await scene.RaisedNumbersAsync(3));
        await Soon.TrueAsync(() => scene.Lines(FaultWorld.ThrownOnPurpose).Count > 0, "the handler's exception");
        await scene.SetConvarAsync("consumer_throws", string.Empty);

        // The server has removed the handler.
        await scene.Server.DoAsync(new { @do = "restart", resource = "consumer" });
    }

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

    private static async Task StalledAsync(FaultScene scene, int seconds)
    {
        var before = scene.Session.ConnectionId;
        await SetBusyAsync(scene, seconds * 1000);
        var stalling = await scene.PushAsync();
        await scene.RaisedNumbersAsync(1);

        // The main thread is in the handler until a line that is given now is obeyed.
        var missed = await scene.PushAsync(100);
        await SetBusyAsync(scene, 0);

        Assert.Equal(stalling.Concat(missed), await scene.RaisedNumbersAsync(101));
        Assert.Empty(scene.Raised(ScriptContract.Disconnected));
        Assert.Equal(before, scene.Session.ConnectionId);
    }

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

    private static Task SetBusyAsync(FaultScene scene, int milliseconds) => scene.SetConvarAsync("consumer_busyMs", $"{milliseconds}");
}
