using System.Net.Sockets;
using Microsoft.AspNetCore.SignalR;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Session;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

public sealed class HubSessionConnectionTests : SessionSpecification
{
    [Fact]
    public async Task ConnectionThatFails_IsTriedAgainWithinASecond_ThenSlowerUpToEight()
    {
        Logger.Expect(nameof(Log.ConnectFailed));
        Hub.OnStart = () => throw new SocketException((int)SocketError.ConnectionRefused);
        Begin();

        foreach (var most in new[] { 1.0, 2, 4, 8, 8, 8 })
        {
            var attempts = Hub.Connections.Count;
            Assert.InRange((await Clock.PassNextWait()).TotalSeconds, (most / 2) - 0.01, most);
            await Wait.Until(() => Hub.Connections.Count > attempts, "the next attempt");
        }

        Assert.Contains("hub.example:443 refuses connections", Session.Status.LastError, StringComparison.Ordinal);
        Assert.Empty(RaisedEvents());
    }

    [Fact]
    public async Task HubThatRefusesTheHandshake_IsTriedAgainAsAfterAFailure()
    {
        Logger.Expect(nameof(Log.ConnectFailed));
        Hub.OnStart = () => throw new HubException("Unable to complete handshake.");

        await BeginAndWaitFor(SessionState.BackingOff);

        Assert.InRange((await Clock.NextWait()).TotalSeconds, 0.49, 1);
    }

    [Fact]
    public async Task Start_WithoutEndForTwelveSeconds_IsGivenUpAndCancelled()
    {
        Logger.Expect(nameof(Log.ConnectFailed));
        Hub.OnStart = () => new TaskCompletionSource().Task;
        await BeginAndWaitFor(SessionState.Connecting);

        Assert.Equal(12, (await Clock.PassNextWait()).TotalSeconds);
        await WaitFor(SessionState.BackingOff);

        Assert.True(Hub.Last.IsClosed);
        Assert.True(Hub.Last.StartCancellation.IsCancellationRequested);
    }

    [Fact]
    public async Task LostConnection_TellsTheScripts_AndComesBackWithTheGap()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        await BeginAndWaitFor(SessionState.Ready);
        Clock.Advance(TimeSpan.FromMinutes(10));

        Hub.Last.Lose(new IOException("reset by peer"));
        await WaitFor(SessionState.BackingOff);
        var retryIn = await Clock.NextWait();
        Hub.OnStart = () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        };
        Clock.Advance(retryIn);
        await Wait.Until(() => Session.Status.Logins == 2);

        var raised = RaisedEvents();
        Assert.Equal(new[] { ScriptContract.Connected, ScriptContract.Disconnected, ScriptContract.Connected }, raised.Select(item => item.Name));
        Assert.Equal("connectionLost", raised[1].Table(0)["reason"]);
        Assert.InRange((long)raised[1].Table(0)["retryInMs"]!, 500, 1000);
        Assert.Equal(true, raised[2].Table(0)["reconnected"]);
        Assert.Equal(2000.0 + retryIn.TotalMilliseconds, (long)raised[2].Table(0)["gapMs"]!, 2.0);
        Assert.Equal(1, Hub.MostAtOnce);
    }

    [Fact]
    public async Task HubThatDropsFreshSessions_IsAskedSlowerAndSlower()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        Begin();
        foreach (var most in new[] { 1.0, 2, 4, 8 })
        {
            await WaitFor(SessionState.Ready);
            var logins = Hub.Logins;
            Hub.Last.Lose();
            Assert.InRange((await Clock.PassNextWait()).TotalSeconds, (most / 2) - 0.01, most);
            await Wait.Until(() => Hub.Logins > logins, "the next login");
        }

        await WaitFor(SessionState.Ready);
        Clock.Advance(TimeSpan.FromSeconds(5));
        Hub.Last.Lose();

        Assert.InRange((await Clock.NextWait()).TotalSeconds, 0.49, 1);
    }

    [Fact]
    public async Task Payloads_OfTheConnection_BecomeEventsOfThisSession()
    {
        await BeginAndWaitFor(SessionState.Ready);

        Hub.Last.Sink.Receive(Encoding.UTF8.GetBytes(InboundPath.Envelope("EVENT_911", "{}")));

        var meta = RaisedEvents().Single(raised => raised.Name == ScriptContract.PushEvent).Table(2);
        Assert.Equal((7L, "websocket"), ((long)meta["serverId"]!, meta["transport"]));
    }

    [Theory]
    [InlineData(nameof(SessionState.Connecting))]
    [InlineData(nameof(SessionState.Authenticating))]
    [InlineData(nameof(SessionState.Ready))]
    [InlineData(nameof(SessionState.BackingOff))]
    [InlineData(nameof(SessionState.Refused))]
    public async Task Stop_InAnyState_EndsTheLoopAndTheConnection(string name)
    {
        var state = Enum.Parse<SessionState>(name);
        await BringTo(state);

        await Stop();

        Assert.Equal(SessionState.Stopped, Session.Status.State);
        Assert.All(Hub.Connections, connection => Assert.True(connection.IsClosed));
        Assert.Empty(Clock.Waits);
        Assert.Equal(state == SessionState.Ready ? "stopped" : null, RaisedEvents().LastOrDefault()?.Table(0).GetValueOrDefault("reason"));
    }

    private async Task BringTo(SessionState state)
    {
        Logger.Expect(nameof(Log.ConnectFailed), nameof(Log.LoginRefused));
        Hub.OnStart = () => state switch
        {
            SessionState.Connecting => new TaskCompletionSource().Task,
            SessionState.BackingOff => Task.FromException(new IOException("no")),
            _ => Task.CompletedTask,
        };
        Hub.OnInvoke = (_, _) => state == SessionState.Authenticating
            ? new TaskCompletionSource<HubReply>().Task
            : Task.FromResult(new HubReply(state == SessionState.Ready));
        await BeginAndWaitFor(state);
    }
}
