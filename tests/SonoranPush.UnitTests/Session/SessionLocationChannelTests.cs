using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

public sealed class SessionLocationChannelTests : Specification
{
    private readonly FakeHub _hub = new();
    private readonly PushEventQueue _queue = new(new PushEventLimits());
    private readonly SessionSet _set;
    private readonly SessionLocationChannel _channel;

    public SessionLocationChannelTests()
    {
        _set = new SessionSet(
            _hub.Connect, new TlsTrust(Logger, Clock), () => new PushEventInbox(_queue, new PushEventLimits(), new PushEventCounters(), Logger, Clock), Logger, Clock);
        _channel = new SessionLocationChannel(_set);
    }

    [Fact]
    public async Task RefusedCall_OfTheConnectionThatIsThere_RenewsIt()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        await SendFrom(1);

        _channel.RequestLogin();

        await Wait.Until(() => _hub.Connections[0].IsClosed, "the end of the connection");
    }

    [Fact]
    public async Task RefusedCall_OfASessionThatWasReplaced_LeavesItsSuccessorAlone()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        await SendFrom(1);
        _set.Apply([Settings(2)]);
        await Wait.Until(() => _hub.Connections.Count == 2 && _set.IsReady(2) && _hub.Connections.Any(connection => connection.IsClosed), "the successor");

        _channel.RequestLogin();

        await AssertLastIsLeftAlone();
    }

    [Fact]
    public async Task RefusedCall_OfAConnectionThatWasReplaced_LeavesItsSuccessorAlone()
    {
        Logger.Expect(nameof(Log.ConnectionLost));
        await SendFrom(1);
        _hub.Last.Lose();
        await Clock.PassNextWait();
        await Wait.Until(() => _hub.Connections.Count == 2 && _set.IsReady(1), "the next connection");

        _channel.RequestLogin();

        await AssertLastIsLeftAlone();
    }

    protected override void Dispose(bool disposing)
    {
        _set.Stop(TimeSpan.FromSeconds(20));
        base.Dispose(disposing);
    }

    private static SessionSettings Settings(int serverId) =>
        new(new Uri(HubContract.ProductionUrl), true, "community", new ApiKey("KEY"), serverId);

    private async Task SendFrom(int serverId)
    {
        _set.Apply([Settings(serverId)]);
        await Wait.Until(() => _set.IsReady(serverId), "the session");
        await _channel.SendAsync([]);
    }

    // Of two requests for a new connection the first gives the reason.
    private async Task AssertLastIsLeftAlone()
    {
        _set.Reconnect();
        await Wait.Until(() => _hub.Connections.Count == 3 && _set.IsReady(null), "the connection that was asked for");

        var reasons = Enumerable.Range(0, _queue.Count).Select(_ => _queue.Take()).OfType<QueuedSessionEvent>()
            .Where(item => item.EventName == ScriptContract.Disconnected).Select(item => Encoding.UTF8.GetString(item.Arguments)).ToList();
        Assert.Contains(reasons, reason => reason.Contains("reconnectRequested", StringComparison.Ordinal));
        Assert.DoesNotContain(reasons, reason => reason.Contains("unauthenticated", StringComparison.Ordinal));
    }
}
