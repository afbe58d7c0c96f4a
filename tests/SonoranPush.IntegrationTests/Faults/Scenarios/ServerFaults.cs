using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults.Scenarios;

/// <summary>What the game server and its other resources can do to the session.</summary>
internal static class ServerFaults
{
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

    private static Task SetBusyAsync(FaultScene scene, int milliseconds) => scene.SetConvarAsync("consumer_busyMs", $"{milliseconds}");
}
