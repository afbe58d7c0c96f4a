using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Session;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

public sealed class HubSessionLoginTests : SessionSpecification
{
    [Fact]
    public async Task Login_SendsCommunityKeyAndServerToAuthenticateV2()
    {
        await BeginAndWaitFor(SessionState.Ready);

        var call = Assert.Single(Hub.Calls);
        Assert.Equal("authenticatev2", call.Method);
        Assert.Equal(new object?[] { "community", "TEST-API-KEY", InboundPath.ServerId }, call.Arguments);
        Assert.True(Session.IsReady);
        Assert.Equal(1, Session.Status.Logins);
        Assert.Equal("{\"gapMs\":0,\"reconnected\":False,\"serverId\":7,}", PlainValues.Describe(Assert.Single(RaisedEvents()).Arguments[0]));
    }

    [Fact]
    public async Task Login_ThatEndsInAnError_TriesTheOlderNameOnceAndRemembersIt()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        Hub.OnInvoke = (method, _) => method == "authenticatev2" ? throw new HubException("no such method") : Task.FromResult(new HubReply(true));

        await BeginAndWaitFor(SessionState.Ready);
        Assert.Equal(new[] { "authenticatev2", "authenticate" }, Hub.Calls.Select(call => call.Method));
        Assert.Equal(new object?[] { "community", "TEST-API-KEY", InboundPath.ServerId }, Hub.Calls.Last().Arguments);

        Hub.Last.Lose();
        await Clock.PassNextWait();
        await Wait.Until(() => Session.Status.Logins == 2);
        Assert.Equal("authenticate", Assert.Single(Hub.Last.Calls).Method);
    }

    [Fact]
    public async Task Login_WhoseRememberedNameFails_BeginsWithTheNewOneAgain()
    {
        Logger.Expect(nameof(Log.ConnectionLost), nameof(Log.LoginRefused));
        Hub.OnInvoke = (method, _) => method == "authenticatev2" ? throw new HubException("no such method") : Task.FromResult(new HubReply(true));
        await BeginAndWaitFor(SessionState.Ready);

        Hub.OnInvoke = (method, _) => method == "authenticate" ? throw new HubException("gone") : Task.FromResult(new HubReply(true));
        Hub.Last.Lose();
        await Clock.PassNextWait();
        await WaitFor(SessionState.Refused);
        await Clock.PassNextWait();
        await WaitFor(SessionState.Ready);

        Assert.Equal("authenticatev2", Assert.Single(Hub.Last.Calls).Method);
    }

    [Fact]
    public async Task Login_CutByTheTimeout_TriesTheNameThatWorkedLast()
    {
        Logger.Expect(nameof(Log.ConnectionLost), nameof(Log.ConnectFailed));
        Hub.OnInvoke = (method, _) => method == "authenticatev2" ? throw new HubException("no such method") : Task.FromResult(new HubReply(true));
        await BeginAndWaitFor(SessionState.Ready);
        var isWell = false;
        Hub.OnInvoke = (_, _) => isWell ? Task.FromResult(new HubReply(true)) : new TaskCompletionSource<HubReply>().Task;
        Hub.Last.Lose();
        await Clock.PassNextWait();
        await WaitFor(SessionState.Authenticating);
        Assert.Equal(8, (await Clock.PassNextWait()).TotalSeconds);
        await WaitFor(SessionState.BackingOff);

        isWell = true;
        await Clock.PassNextWait();
        await WaitFor(SessionState.Ready);

        Assert.Equal("authenticate", Assert.Single(Hub.Last.Calls).Method);
    }

    [Fact]
    public async Task Login_WhoseNamesBothFail_AsksByOneNameAndTheOtherInTurn()
    {
        Logger.Expect(nameof(Log.LoginRefused), nameof(Log.ConnectionLost));
        var isWell = false;
        Hub.OnInvoke = (_, _) => isWell ? Task.FromResult(new HubReply(true)) : throw new HubException("no");
        await BeginAndWaitFor(SessionState.Refused);
        for (var login = 2; login <= 4; login++)
        {
            await Clock.PassNextWait();
            await Wait.Until(() => Hub.Connections.Count == login && Session.Status.State == SessionState.Refused, "the next refusal");
        }

        Assert.Equal(new[] { "authenticatev2", "authenticate", "authenticatev2", "authenticate", "authenticatev2" }, Hub.Calls.Select(call => call.Method));
        isWell = true;
        await Clock.PassNextWait();
        await WaitFor(SessionState.Ready);
        Hub.Last.Lose();
        await Clock.PassNextWait();
        await Wait.Until(() => Session.Status.Logins == 2);
        Assert.Equal("authenticate", Assert.Single(Hub.Last.Calls).Method);
    }

    [Fact]
    public async Task Login_AnsweredWithAnErrorOfTheCadsOwn_IsNotTakenForAWrongKey()
    {
        Logger.Expect(nameof(Log.ConnectFailed));
        Hub.OnInvoke = (method, _) => throw new HubException($"An unexpected error occurred invoking '{method}' on the server.");

        await BeginAndWaitFor(SessionState.BackingOff);

        Assert.InRange((await Clock.NextWait()).TotalSeconds, 0.49, 1);
        Assert.Contains("an error of its own", Assert.Single(Logger.Lines, line => line.Level == LogLevel.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_ThatIsRefused_DoesNotTryTheOlderName()
    {
        Logger.Expect(nameof(Log.LoginRefused));
        Hub.OnInvoke = (_, _) => Task.FromResult(new HubReply(false, "Invalid API key."));

        await BeginAndWaitFor(SessionState.Refused);

        Assert.Equal("authenticatev2", Assert.Single(Hub.Calls).Method);
        Assert.Contains("sonoranpush_apiKey", Logger.Lines.Single(line => line.Level == LogLevel.Error).Text, StringComparison.Ordinal);
        Assert.Empty(RaisedEvents());
    }

    [Fact]
    public async Task RefusedLogins_WaitLongerAndLonger_AndSaySoOnce()
    {
        Logger.Expect(nameof(Log.LoginRefused));
        Hub.OnInvoke = (_, _) => Task.FromResult(new HubReply(false, "Invalid API key."));
        Begin();

        var waits = new double[5];
        for (var i = 0; i < waits.Length; i++)
        {
            await WaitFor(SessionState.Refused);
            waits[i] = (await Clock.PassNextWait()).TotalSeconds;
            await Wait.Until(() => Hub.Logins == i + 2, "the next login");
        }

        Assert.Equal(new[] { 30.0, 60, 120, 300, 300 }, waits);
        Assert.Equal(1, Logger.CountOf(nameof(Log.LoginRefused)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WrongKey_ForFiveMinutes_CostsAtMostFiveLoginsAndOneErrorLine(bool byException)
    {
        Logger.Expect(nameof(Log.LoginRefused));
        Hub.OnInvoke = (_, _) =>
            byException ? throw new HubException("Invalid API key.") : Task.FromResult(new HubReply(false, "Invalid API key."));
        var end = Clock.GetUtcNow() + TimeSpan.FromMinutes(5);
        await BeginAndWaitFor(SessionState.Refused);

        for (var wait = await Clock.NextWait(); Clock.GetUtcNow() + wait <= end; wait = await Clock.NextWait())
        {
            var before = Hub.Logins;
            Clock.Advance(wait);
            await Wait.Until(() => Hub.Logins > before, "the next login");
            await WaitFor(SessionState.Refused);
        }

        Assert.InRange(Hub.Logins, 3, 5);
        Assert.Single(Logger.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task RefusalLadder_AfterALoginThatWorked_BeginsAnew()
    {
        Logger.Expect(nameof(Log.LoginRefused), nameof(Log.ConnectionLost));
        var refuse = true;
        Hub.OnInvoke = (_, _) => Task.FromResult(new HubReply(!refuse));
        await BeginAndWaitFor(SessionState.Refused);
        Assert.Equal(30, (await Clock.PassNextWait()).TotalSeconds);
        await Wait.Until(() => Hub.Logins == 2);
        refuse = false;
        Assert.Equal(60, (await Clock.PassNextWait()).TotalSeconds);
        await WaitFor(SessionState.Ready);

        refuse = true;
        Hub.Last.Lose();
        await Clock.PassNextWait();
        await WaitFor(SessionState.Refused);

        Assert.Equal(30, (await Clock.NextWait()).TotalSeconds);
    }

    [Fact]
    public async Task Login_WithoutAnswerForEightSeconds_EndsTheConnection()
    {
        Logger.Expect(nameof(Log.ConnectFailed));
        Hub.OnInvoke = (_, _) => new TaskCompletionSource<HubReply>().Task;
        await BeginAndWaitFor(SessionState.Authenticating);

        Assert.Equal(8, (await Clock.PassNextWait()).TotalSeconds);
        await WaitFor(SessionState.BackingOff);

        Assert.True(Hub.Last.IsClosed);
        Assert.Contains("did not answer", Session.Status.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_DuringWhichTheConnectionBreaks_IsTriedAgainSoon()
    {
        Logger.Expect(nameof(Log.ConnectFailed));
        Hub.OnInvoke = (_, _) => Task.FromException<HubReply>(new IOException("reset by peer"));

        await BeginAndWaitFor(SessionState.BackingOff);

        Assert.InRange((await Clock.NextWait()).TotalSeconds, 0.49, 1);
    }

    [Fact]
    public async Task RefusalThatRepeatsTheKey_DoesNotShowItInTheStatus()
    {
        Logger.Expect(nameof(Log.LoginRefused));
        Hub.OnInvoke = (_, _) => Task.FromResult(new HubReply(false, "The key test-api-key is unknown."));

        await BeginAndWaitFor(SessionState.Refused);

        Assert.Contains("The key *** is unknown.", Session.Status.LastError, StringComparison.Ordinal);
    }
}
