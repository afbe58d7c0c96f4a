using LocalCad.Faults;
using SonoranPush.Configuration;
using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults.Scenarios;

/// <summary>What can go wrong before a session is logged in.</summary>
internal static class ConnectionFaults
{
    [Scenario]
    public static async Task Tcp_Refused_IsTriedUntilTheHubListens(FaultScene scene)
    {
        await scene.Cad.StopAsync();
        await scene.ReportsAsync("refuses connections");

        await scene.Cad.RestartAsync();

        await scene.RecoversAsync();
    }

    [Scenario]
    public static async Task Name_WithoutAddress_IsToldAndLeftByAChangedConvar(FaultScene scene)
    {
        await scene.SetConvarAsync(ConvarReader.HubUrl, "https://no-such-hub.invalid/apiWsHub");
        await scene.ReportsAsync("the name no-such-hub.invalid cannot be resolved");

        await scene.SetConvarAsync(ConvarReader.HubUrl, scene.Cad.HubUrl.ToString());

        await scene.RecoversAsync();
    }

    [Scenario]
    public static async Task Handshake_AnsweredAfterTwoSeconds_IsWaitedFor(FaultScene scene)
    {
        scene.Cad.Faults.HandshakeDelay = TimeSpan.FromSeconds(2);

        await scene.ReconnectAsync();
        await scene.RaisedAsync(ScriptContract.Connected);

        // One connection was enough.
        Assert.Single(scene.Lines("connecting to"));
        await scene.RecoversAsync();
    }

    [Scenario(IsLong = true)]
    public static async Task Handshake_Unanswered_IsGivenUpAfterTenSecondsAndTriedAgain(FaultScene scene)
    {
        scene.Cad.Faults.HandshakeDelay = TimeSpan.FromMinutes(5);

        await scene.ReconnectAsync();
        await scene.ReportsAsync("did not answer in time");
        scene.Cad.Faults.HandshakeDelay = TimeSpan.Zero;

        await scene.RecoversAsync();
    }

    [Scenario]
    public static async Task Handshake_AnsweredWithAnError_IsToldAndTriedAgain(FaultScene scene)
    {
        scene.Cad.Faults.HandshakeError = "Not today.";

        await scene.ReconnectAsync();
        await scene.ReportsAsync("Not today");
        scene.Cad.Faults.HandshakeError = null;

        await scene.RecoversAsync();
    }

    [Scenario]
    public static async Task Login_Unanswered_IsGivenUpAfterEightSecondsAndTriedAgain(FaultScene scene)
    {
        scene.Cad.Faults.LoginSilent = true;

        await scene.ReconnectAsync();
        await scene.IsInStateAsync("Authenticating");
        await scene.ReportsAsync("did not answer in time");
        scene.Cad.Faults.LoginSilent = false;

        await scene.RecoversAsync();
    }

    [Scenario]
    public static async Task Login_Refused_IsOneErrorLineAndWaitsForAReconnect(FaultScene scene)
    {
        await scene.RestartResourceAsync();
        scene.Cad.Faults.LoginRefusal = "API IS NOT ENABLED FOR THIS COMMUNITY";

        await scene.ReconnectAsync();
        await scene.IsInStateAsync("Refused");
        await scene.ReconnectAsync();
        await scene.IsInStateAsync("Refused");
        Assert.Single(scene.Lines("^1[SP-202]"));
        scene.Cad.Faults.LoginRefusal = null;
        await scene.ReconnectAsync();

        await scene.RecoversAsync();
    }

    [Scenario]
    public static async Task Login_EndingInAnError_IsTriedByTheOlderNameAndThenWaits(FaultScene scene)
    {
        scene.Cad.Faults.FailingMethod = CadFaults.AnyMethod;

        // In the words of a hub whose own work fails, so nobody is told that a key is wrong.
        await scene.ReconnectAsync();
        await scene.ReportsAsync("an error of its own");
        await scene.IsInStateAsync("BackingOff");
        Assert.NotEmpty(scene.Lines("trying authenticate"));
        Assert.Empty(scene.Lines("[SP-202]"));
        scene.Cad.Faults.FailingMethod = null;
        await scene.ReconnectAsync();

        await scene.RecoversAsync();
    }

    [Scenario]
    public static async Task Convars_ChangedWhileConnecting_TakeTheSessionThatIsWantedNow(FaultScene scene)
    {
        scene.Cad.Faults.Frozen = true;
        await scene.ReconnectAsync();
        await scene.IsInStateAsync("Connecting");
        await scene.SetConvarAsync(ConvarReader.ServerId, "2");
        await scene.IsAboutServerAsync(2);
        scene.Cad.Faults.Frozen = false;

        var connected = Assert.Single(await scene.RaisedAsync(ScriptContract.Connected));
        Assert.Equal(2, connected.Arguments[0].GetProperty("serverId").GetInt32());
        Assert.Equal(2, scene.Session.ServerId);

        await scene.SetConvarAsync(ConvarReader.ServerId, "1");
        await scene.RecoversAsync();
    }
}
