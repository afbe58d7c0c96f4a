using Microsoft.AspNetCore.SignalR;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Session;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

public sealed class HubSessionRenewalTests : SessionSpecification
{
    [Fact]
    public async Task Reconnect_WhileReady_TakesANewConnectionAtOnce_NeverTwoAtATime()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        await BeginAndWaitFor(SessionState.Ready);

        Session.Reconnect();
        await Wait.Until(() => Session.Status.Logins == 2);

        var lost = RaisedEvents().Single(raised => raised.Name == ScriptContract.Disconnected).Table(0);
        Assert.Equal(("reconnectRequested", 0L), ((string)lost["reason"]!, (long)lost["retryInMs"]!));
        Assert.Equal(1, Hub.MostAtOnce);
    }

    [Fact]
    public async Task Reconnect_DuringTheLongWaitAfterARefusal_TriesAtOnce()
    {
        Logger.Expect(nameof(Log.LoginRefused));
        Hub.OnInvoke = (_, _) => Task.FromResult(new HubReply(Hub.Logins > 1));
        await BeginAndWaitFor(SessionState.Refused);
        await Clock.NextWait();

        Session.Reconnect();

        await WaitFor(SessionState.Ready);
    }

    [Fact]
    public async Task Reconnect_WhileARefusedConnectionIsStillClosing_IsNotLost()
    {
        Logger.Expect(nameof(Log.LoginRefused));
        var closing = new TaskCompletionSource();
        var closed = new TaskCompletionSource();
        Hub.OnInvoke = (_, _) => Task.FromResult(new HubReply(Hub.Logins > 1));
        Hub.OnClose = () =>
        {
            closing.TrySetResult();
            return closed.Task;
        };
        Begin();
        await Wait.For(closing.Task);

        Session.Reconnect();
        closed.SetResult();

        await WaitFor(SessionState.Ready);
    }

    [Fact]
    public async Task Reconnect_FromTheTickThread_NeverRunsTheLoopThere()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        await BeginAndWaitFor(SessionState.Ready);
        var tick = Environment.CurrentManagedThreadId;
        var inside = false;
        var ranInside = false;
        Hub.OnClose = () =>
        {
            ranInside |= Volatile.Read(ref inside) && Environment.CurrentManagedThreadId == tick;
            return Task.CompletedTask;
        };

        Volatile.Write(ref inside, true);
        Session.Reconnect();
        Volatile.Write(ref inside, false);

        await Wait.Until(() => Session.Status.Logins == 2);
        Assert.False(ranInside);
    }

    [Fact]
    public async Task Reconnect_BeforeTheLoopBegins_DoesNoHarm()
    {
        Session.Reconnect();

        await BeginAndWaitFor(SessionState.Ready);
    }

    [Fact]
    public async Task Locations_WhileReady_GoToTheHubAndBringItsAnswer()
    {
        await BeginAndWaitFor(SessionState.Ready);
        Hub.OnInvoke = (_, _) => Task.FromResult(new HubReply(true, null, 1));
        var rows = new object[] { "row" };

        var reply = await Wait.For(Session.SendUnitLocationsAsync(rows));

        Assert.Equal((true, 1), (reply.Success, reply.Count));
        var call = Hub.Calls.Last();
        Assert.Equal("unitLocation", call.Method);
        Assert.Same(rows, Assert.Single(call.Arguments));
    }

    [Fact]
    public async Task Locations_WithoutASession_AreACallThatFailed()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Wait.For(Session.SendUnitLocationsAsync(Array.Empty<object>())));

        Assert.Empty(Hub.Connections);
    }

    [Fact]
    public async Task Session_WhoseConnectionIsClosing_IsNotReadyAnyMore()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        var closing = new TaskCompletionSource();
        var closed = new TaskCompletionSource();
        Hub.OnClose = () =>
        {
            closing.TrySetResult();
            return closed.Task;
        };
        await BeginAndWaitFor(SessionState.Ready);

        Session.Reconnect();
        await Wait.For(closing.Task);

        Assert.False(Session.IsReady);
        Assert.Equal(SessionState.BackingOff, Session.Status.State);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Wait.For(Session.SendUnitLocationsAsync(Array.Empty<object>())));
        closed.SetResult();
    }

    [Fact]
    public async Task Locations_AnsweredWithAnError_AreAnUnsuccessfulReply()
    {
        await BeginAndWaitFor(SessionState.Ready);
        Hub.OnInvoke = (_, _) => throw new HubException("An unexpected error.");

        var reply = await Wait.For(Session.SendUnitLocationsAsync(Array.Empty<object>()));

        Assert.Equal((false, "An unexpected error."), (reply.Success, reply.Error));
        Assert.True(Session.IsReady);
    }

    [Fact]
    public async Task Locations_WithoutAnswer_RenewTheSession()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        await BeginAndWaitFor(SessionState.Ready);
        Hub.OnInvoke = (method, _) => method == "unitLocation" ? new TaskCompletionSource<HubReply>().Task : Task.FromResult(new HubReply(true));

        var sending = Session.SendUnitLocationsAsync(Array.Empty<object>());
        Assert.Equal(8, (await Clock.PassNextWait()).TotalSeconds);

        await Assert.ThrowsAsync<TimeoutException>(() => Wait.For(sending));
        await WaitFor(SessionState.BackingOff);
        await Clock.PassNextWait();
        await Wait.Until(() => Session.Status.Logins == 2);
        Assert.Equal("noAnswer", RaisedEvents().Single(raised => raised.Name == ScriptContract.Disconnected).Table(0)["reason"]);
        Assert.Equal(1, Hub.MostAtOnce);
    }

    [Fact]
    public async Task Locations_WithoutAnswerOnAnEarlierConnection_LeaveTheNextOneAlone()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        await BeginAndWaitFor(SessionState.Ready);
        Hub.OnInvoke = (method, _) => method == "unitLocation" ? new TaskCompletionSource<HubReply>().Task : Task.FromResult(new HubReply(true));
        var sending = Session.SendUnitLocationsAsync(Array.Empty<object>());
        Assert.Equal(8, (await Clock.NextWait()).TotalSeconds);

        Hub.Last.Lose(new IOException("reset by peer"));
        await Wait.Until(() => Clock.Waits.Count == 2);
        await Clock.PassNextWait();
        await Wait.Until(() => Session.Status.Logins == 2);
        await Clock.PassNextWait();

        await Assert.ThrowsAsync<TimeoutException>(() => Wait.For(sending));
        Assert.True(Session.IsReady);
        Assert.Equal(2, Hub.Connections.Count);
    }
}
