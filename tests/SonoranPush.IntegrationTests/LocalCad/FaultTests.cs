using System.Net;
using System.Net.Http;
using LocalCad.Faults;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class FaultTests
{
    [Fact]
    public async Task Frozen_HoldsAnswersAndPushesBack_UntilItEnds()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad);

        cad.Faults.Frozen = true;
        var answer = client.SendLocationsAsync(Some.Row());
        await cad.PushAsync(1, Some.Envelope);
        await WhatWouldHaveHappenedAsync(cad);

        Assert.False(answer.IsCompleted);
        Assert.Empty(client.UnreadPushes());
        Assert.Equal(HubConnectionState.Connected, client.Connection.State);

        cad.Faults.Frozen = false;
        Assert.True((await answer).Success);
        Assert.Equal(Some.Envelope, (await client.NextPushAsync()).GetRawText());
    }

    [Fact]
    public async Task Frozen_NewConnections_WaitForAnAnswer()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        cad.Faults.Frozen = true;

        var connecting = HubClient.ConnectAsync(cad);
        await WhatWouldHaveHappenedAsync(cad);

        Assert.False(connecting.IsCompleted);
        cad.Faults.Frozen = false;
        await using var client = await connecting;
    }

    [Fact]
    public async Task Frozen_Stop_StillCutsConnections()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad);
        cad.Faults.Frozen = true;

        await cad.StopAsync().WaitAsync(Soon.Patience);

        Assert.NotNull(await client.Closed);
        Assert.Empty(cad.Sessions);
    }

    [Fact]
    public async Task HandshakeDelay_HoldsTheAnswerToTheHandshakeBack()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        cad.Faults.HandshakeDelay = TimeSpan.FromMilliseconds(200);
        var start = TimeProvider.System.GetTimestamp();

        await using var client = await HubClient.ConnectAsync(cad);

        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(200));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HandshakeError_RefusesTheConnection(bool negotiate)
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        cad.Faults.HandshakeError = "Not today.";

        var error = await Assert.ThrowsAsync<HubException>(() => HubClient.ConnectAsync(cad, negotiate));

        Assert.Contains("Not today.", error.Message);
    }

    [Fact]
    public async Task LoginSilent_NeverAnswers()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.ConnectAsync(cad);
        cad.Faults.LoginSilent = true;

        var login = client.CallAsync("authenticatev2", "demo", "demo-key", 1);
        await WhatWouldHaveHappenedAsync(cad);

        Assert.False(login.IsCompleted);
        Assert.Empty(cad.Sessions);
        Assert.Equal(HubConnectionState.Connected, client.Connection.State);
        await cad.StopAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => login);
    }

    [Fact]
    public async Task LoginRefusal_RefusesGoodCredentials()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.ConnectAsync(cad);
        cad.Faults.LoginRefusal = "API IS NOT ENABLED FOR THIS COMMUNITY";

        var reply = await client.CallAsync("authenticatev2", "demo", "demo-key", 1);

        Assert.Equal(new(false, "API IS NOT ENABLED FOR THIS COMMUNITY", 0), reply);
    }

    [Theory]
    [InlineData("unitLocation", "unitLocation", "UnitLocation")]
    [InlineData("authenticatev2", "authenticatev2", "Authenticatev2")]
    [InlineData("authenticate", "authenticate", "Authenticate")]
    [InlineData(CadFaults.AnyMethod, "unitLocation", "UnitLocation")]
    public async Task FailingMethod_EndsInACompletionError(string failing, string called, string named)
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        await using var client = await HubClient.LogInAsync(cad);
        cad.Faults.FailingMethod = failing;

        var error = await Assert.ThrowsAsync<HubException>(() => called == "unitLocation"
            ? client.SendLocationsAsync(Some.Row())
            : client.CallAsync(called, called == "authenticate" ? ["demo", "demo-key"] : ["demo", "demo-key", 1]));

        Assert.Equal($"An unexpected error occurred invoking '{named}' on the server.", error.Message);
        Assert.Single(cad.Sessions);
        Assert.Empty(cad.Locations);
    }

    [Fact]
    public async Task FailingMethod_OthersWork()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        cad.Faults.FailingMethod = "unitLocation";

        await using var client = await HubClient.LogInAsync(cad);
    }

    [Fact]
    public async Task AnswerDelay_HoldsAnswersBackAfterTheCallTookEffect()
    {
        var time = new FakeTimeProvider();
        await using var cad = await LocalCadServer.StartAsync(new() { TimeProvider = time });
        await using var client = await HubClient.LogInAsync(cad);
        cad.Faults.AnswerDelay = TimeSpan.FromSeconds(3);

        var answer = client.SendLocationsAsync(Some.Row());
        await Soon.TrueAsync(() => cad.Locations.Count == 1);
        await WhatWouldHaveHappenedAsync(cad);
        Assert.False(answer.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.True((await answer).Success);
    }

    [Fact]
    public async Task CallsBeyondPlan_RefusesCallsAlone()
    {
        await using var cad = await LocalCadServer.StartAsync(new());
        using var rest = new RestClient(cad);
        cad.Faults.CallsBeyondPlan = true;

        using var calls = await rest.GetAsync("/v2/emergency/servers/1/calls");
        using var units = await rest.GetAsync("/v2/emergency/servers/1/units");

        Assert.Equal(HttpStatusCode.PaymentRequired, calls.StatusCode);
        Assert.Equal(HttpStatusCode.OK, units.StatusCode);
    }

    [Fact]
    public async Task ClockAhead_IsInTheDateOfEachAnswer()
    {
        var time = new FakeTimeProvider();
        await using var cad = await LocalCadServer.StartAsync(new() { TimeProvider = time });
        using var rest = new RestClient(cad);
        cad.Faults.ClockAhead = TimeSpan.FromMinutes(10);

        using var answer = await rest.GetAsync("/v2/general/servers");

        Assert.Equal(time.GetUtcNow().AddMinutes(10), answer.Headers.Date);
    }

    [Fact]
    public async Task RefuseEveryNthLocationCall_RefusesThatOneOnly()
    {
        await using var cad = await LocalCadServer.StartAsync(new() { Rules = { LocationInterval = TimeSpan.Zero } });
        await using var client = await HubClient.LogInAsync(cad);
        cad.Faults.RefuseEveryNthLocationCall = 3;

        for (var call = 1; call <= 7; call++)
        {
            Assert.Equal(call % 3 != 0, (await client.SendLocationsAsync(Some.Row())).Success);
        }
    }

    [Fact]
    public async Task DropEvery_CutsAllConnectionsEachTime()
    {
        var time = new FakeTimeProvider();
        await using var cad = await LocalCadServer.StartAsync(new() { TimeProvider = time });
        cad.Faults.DropEvery = TimeSpan.FromSeconds(10);

        for (var i = 0; i < 2; i++)
        {
            await using var client = await HubClient.LogInAsync(cad);
            time.Advance(TimeSpan.FromSeconds(10));
            Assert.NotNull(await client.Closed);
        }

        cad.Faults.DropEvery = TimeSpan.Zero;
        await using var survivor = await HubClient.LogInAsync(cad);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("Missing unit location updates.", (await survivor.SendLocationsAsync()).Error);
    }

    [Fact]
    public async Task Kill_RefusesConnectionsForThatLong()
    {
        var time = new FakeTimeProvider();
        await using var cad = await LocalCadServer.StartAsync(new() { TimeProvider = time });
        await using var client = await HubClient.LogInAsync(cad);

        var kill = cad.KillAsync(TimeSpan.FromSeconds(30));

        Assert.NotNull(await client.Closed);
        await Soon.TrueAsync(async () => !await Some.AcceptsAsync(cad));
        Assert.False(kill.IsCompleted);
        await Soon.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return kill.IsCompleted;
        });
        await kill;
        await using var again = await HubClient.LogInAsync(cad);
    }

    [Fact]
    public async Task Dispose_WhileKilled_DoesNotWaitForTheRevival()
    {
        var cad = await LocalCadServer.StartAsync(new());
        var kill = cad.KillAsync(TimeSpan.FromDays(1));

        await cad.DisposeAsync().AsTask().WaitAsync(Soon.Patience);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => kill);
    }

    // What must not happen would have happened while so many requests were answered on the same port.
    private static async Task WhatWouldHaveHappenedAsync(LocalCadServer cad)
    {
        using var http = new HttpClient { BaseAddress = cad.Url };
        for (var i = 0; i < 50; i++)
        {
            await http.GetStringAsync("/ctl/state");
        }
    }
}
