using System.Diagnostics;
using System.Net.WebSockets;
using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults.Scenarios;

/// <summary>How a session can be lost.</summary>
internal static class OutageFaults
{
    // Design's mark, on a machine that does other things too.
    private static readonly TimeSpan LongestReturn = TimeSpan.FromSeconds(10);

    [Scenario]
    public static Task Hub_KilledFor1Second_IsBackWithinTenSecondsOfItsReturn(FaultScene scene) => KilledAsync(scene, 1);

    [Scenario]
    public static Task Hub_KilledFor5Seconds_IsBackWithinTenSecondsOfItsReturn(FaultScene scene) => KilledAsync(scene, 5);

    [Scenario(IsLong = true)]
    public static Task Hub_KilledFor20Seconds_IsBackWithinTenSecondsOfItsReturn(FaultScene scene) => KilledAsync(scene, 20);

    [Scenario(IsLong = true)]
    public static Task Hub_KilledFor60Seconds_IsBackWithinTenSecondsOfItsReturn(FaultScene scene) => KilledAsync(scene, 60);

    [Scenario]
    public static async Task Hub_FrozenWithLocationTraffic_IsLeftAfterEightSeconds(FaultScene scene)
    {
        scene.Cad.Faults.Frozen = true;
        await scene.SendLocationAsync("frozen", 1);

        await scene.LosesSessionAsync("noAnswer");
        scene.Cad.Faults.Frozen = false;

        await scene.RecoversAsync();
        await IsOnTheMapAsync(scene, "frozen");
    }

    [Scenario(IsLong = true)]
    public static async Task Hub_FrozenWithoutTraffic_IsLeftAfterThirtySeconds(FaultScene scene)
    {
        scene.Cad.Faults.Frozen = true;

        await scene.LosesSessionAsync("connectionLost");
        scene.Cad.Faults.Frozen = false;

        await scene.RecoversAsync();
    }

    [Scenario]
    public static async Task Socket_HalfOpenWithLocationTraffic_IsLeftAfterEightSeconds(FaultScene scene)
    {
        scene.Cad.HalfOpenAll();
        await scene.SendLocationAsync("half-open", 1);

        await scene.LosesSessionAsync("noAnswer");

        await scene.RecoversAsync();
        await IsOnTheMapAsync(scene, "half-open");
    }

    [Scenario(IsLong = true)]
    public static async Task Socket_HalfOpenWithoutTraffic_IsLeftAfterThirtySeconds(FaultScene scene)
    {
        scene.Cad.HalfOpenAll();

        await scene.LosesSessionAsync("connectionLost");

        await scene.RecoversAsync();
    }

    [Scenario(IsLong = true)]
    public static async Task Hub_ThatPushesButNeverPings_KeepsItsSession(FaultScene scene)
    {
        scene.Cad.Faults.WithoutPings = true;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(40))
        {
            await scene.NextEventIsRaisedAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }

        Assert.Empty(scene.Raised(ScriptContract.Disconnected));
    }

    [Scenario]
    public static Task Close_WithAllowReconnect_IsReconnected(FaultScene scene) => ClosedAsync(scene, () => scene.Session.CloseAsync(true));

    [Scenario]
    public static Task Close_WithoutAllowReconnect_IsReconnectedAllTheSame(FaultScene scene) => ClosedAsync(scene, () => scene.Session.CloseAsync(false));

    [Scenario]
    public static Task Close_1012ServiceRestart_IsReconnected(FaultScene scene) =>
        ClosedAsync(scene, () => scene.Session.CloseAsync((WebSocketCloseStatus)1012));

    [Scenario]
    public static Task Close_1009MessageTooBig_IsReconnected(FaultScene scene) =>
        ClosedAsync(scene, () => scene.Session.CloseAsync(WebSocketCloseStatus.MessageTooBig));

    [Scenario]
    public static Task Cut_1006WithoutACloseFrame_IsReconnected(FaultScene scene) => ClosedAsync(scene, () =>
    {
        scene.Cad.DropAll();
        return Task.CompletedTask;
    });

    private static async Task ClosedAsync(FaultScene scene, Func<Task> close)
    {
        var before = scene.Session.ConnectionId;

        await close();
        await scene.LosesSessionAsync("connectionLost");
        var back = Assert.Single(await scene.RaisedAsync(ScriptContract.Connected)).Arguments[0];

        Assert.True(back.GetProperty("reconnected").GetBoolean());
        await scene.RecoversAsync();
        Assert.NotEqual(before, scene.Session.ConnectionId);
    }

    private static async Task KilledAsync(FaultScene scene, int seconds)
    {
        var outage = TimeSpan.FromSeconds(seconds);
        await scene.Cad.KillAsync(outage);
        await scene.Cad.SessionAsync(1, LongestReturn);

        await scene.LosesSessionAsync("connectionLost");
        var back = Assert.Single(await scene.RaisedAsync(ScriptContract.Connected)).Arguments[0];
        Assert.True(back.GetProperty("gapMs").GetInt64() >= outage.TotalMilliseconds);
        await scene.RecoversAsync();
    }

    private static Task IsOnTheMapAsync(FaultScene scene, string unit) =>
        Soon.TrueAsync(() => scene.Cad.Locations.ContainsKey($"communityUserId:{unit}"), $"the location of {unit}");
}
