using System.Diagnostics;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

public sealed class SessionSetTests : Specification
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeHub _hub = new();
    private readonly PushEventQueue _queue = new(new PushEventLimits());
    private readonly SessionSet _set;

    public SessionSetTests() => _set = new SessionSet(
        _hub.Connect, new TlsTrust(Logger, Clock), () => new PushEventInbox(_queue, new PushEventLimits(), new PushEventCounters(), Logger, Clock), Logger, Clock);

    [Fact]
    public async Task Apply_BeginsASessionForEachServer()
    {
        _set.Apply([Settings(1), Settings(2)]);

        await WaitUntilReady(2);
        Assert.Equal(new[] { 1, 2 }, _set.Sessions.Select(session => session.Settings.ServerId));
    }

    [Fact]
    public async Task Apply_WithEqualSettings_LeavesTheSessionAlone()
    {
        _set.Apply([Settings(1)]);
        var session = _set.Sessions[0];

        _set.Apply([Settings(1)]);

        Assert.Same(session, _set.Sessions[0]);
        await WaitUntilReady(1);
        Assert.Single(_hub.Connections);
    }

    [Fact]
    public async Task Apply_WithAChangedKey_EndsTheOldSessionBeforeTheNewOneBegins()
    {
        _set.Apply([Settings(1)]);
        await WaitUntilReady(1);
        var closing = new TaskCompletionSource();
        _hub.OnClose = () => closing.Task;

        _set.Apply([Settings(1, "NEW-KEY")]);
        Assert.Single(_hub.Connections);
        closing.SetResult();

        await WaitUntilReady(1);
        Assert.Equal("NEW-KEY", _hub.Last.Settings.Key.Reveal());
        Assert.Equal(1, _hub.MostAtOnce);
    }

    [Fact]
    public async Task Apply_OfAServerThatIsStillEnding_WaitsForItsEnd()
    {
        _set.Apply([Settings(1)]);
        await WaitUntilReady(1);
        var closing = new TaskCompletionSource();
        _hub.OnClose = () => closing.Task;

        _set.Apply([]);
        _set.Apply([Settings(2)]);
        _set.Apply([Settings(1), Settings(2), Settings(3)]);
        await Wait.Until(() => _hub.Connections.Any(connection => connection.Settings.ServerId == 3));
        Assert.Single(_hub.Connections, connection => connection.Settings.ServerId == 1);
        closing.SetResult();

        await WaitUntilReady(3);
        Assert.Equal(1, _hub.MostAtOnce);
    }

    [Fact]
    public async Task Server_ThatIsNoLongerWanted_IsLeft_BehindTheLastOfItsEvents()
    {
        _set.Apply([Settings(1), Settings(2)]);
        await WaitUntilReady(2);
        _hub.Connections.Single(connection => connection.Settings.ServerId == 1).Sink.Receive("""{"key":"KEY","type":"A"}"""u8);

        _set.Apply([Settings(2)]);

        await Wait.Until(() => _queue.Count == 5);
        var items = Items();
        Assert.Equal(1, Assert.IsType<ServerRemoved>(items[^1]).ServerId);
        Assert.Single(items.OfType<QueuedPushEvent>());
    }

    [Theory]
    [InlineData("another community", HubContract.ProductionUrl)]
    [InlineData("community", HubContract.DevelopmentUrl)]
    public async Task Server_OfAnotherCad_IsLeft_BeforeItsSuccessorComes(string community, string hub)
    {
        _set.Apply([Settings(1)]);
        await WaitUntilReady(1);

        _set.Apply([Settings(1) with { CommunityId = community, HubUrl = new Uri(hub) }]);

        await Wait.Until(() => _queue.Count == 4);
        Assert.Equal([typeof(QueuedSessionEvent), typeof(QueuedSessionEvent), typeof(ServerRemoved), typeof(QueuedSessionEvent)], Items().Select(item => item.GetType()));
    }

    // The request was handed over to the session; its body is read on the pool a little later.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_ForAServerThatWasJustRemoved_IsRefused(bool hasSuccessor)
    {
        _set.Apply([Settings(1)]);
        await WaitUntilReady(1);
        var receive = _set.FindPostReceiver()!;
        _set.Apply(hasSuccessor ? [Settings(1) with { CommunityId = "another" }] : []);
        await Wait.Until(() => _queue.Count == (hasSuccessor ? 4 : 3), "the end of the server");

        Assert.NotEqual(PushRejection.None, receive("""{"key":"KEY","type":"A"}"""u8, out _));

        Assert.Empty(Items().OfType<QueuedPushEvent>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Community_ThatIsLeft_IsForgottenBeforeTheNextOnesEvents(bool atOnce)
    {
        _set.Apply([Settings(1), Settings(2)]);
        await WaitUntilReady(2);
        if (!atOnce)
        {
            _set.Apply([]);
        }

        _set.Apply([Settings(3) with { CommunityId = "another" }]);
        await WaitUntilReady(1);

        var items = Items();
        var left = items.FindLastIndex(item => item is ServerRemoved { IsCommunityLeft: true });
        Assert.InRange(left, items.FindLastIndex(item => item.ServerId < 3) , items.FindIndex(item => item is QueuedSessionEvent { ServerId: 3 }));
        Assert.DoesNotContain(items.Take(left), item => item is QueuedSessionEvent { ServerId: 3 });
    }

    [Fact]
    public async Task Community_ThatStays_IsNotForgotten()
    {
        _set.Apply([Settings(1)]);
        await WaitUntilReady(1);
        _set.Apply([]);
        _set.Apply([Settings(2, "NEW")]);
        await WaitUntilReady(1);

        Assert.DoesNotContain(Items(), item => item is ServerRemoved { IsCommunityLeft: true });
    }

    [Fact]
    public async Task Server_WithAnotherKey_IsTheSame()
    {
        _set.Apply([Settings(1)]);
        await WaitUntilReady(1);

        _set.Apply([Settings(1, "NEW")]);

        await Wait.Until(() => _queue.Count == 3);
        Assert.Empty(Items().OfType<ServerRemoved>());
    }

    [Fact]
    public async Task Sequence_GoesOnAfterAChangeOfSettings()
    {
        _set.Apply([Settings(1)]);
        await WaitUntilReady(1);
        _hub.Last.Sink.Receive("""{"key":"KEY","type":"A"}"""u8);

        _set.Apply([Settings(1, "NEW")]);
        await WaitUntilReady(1);
        _hub.Last.Sink.Receive("""{"key":"NEW","type":"A"}"""u8);

        var sequences = Items().OfType<QueuedPushEvent>().Select(item => item.Event.Meta.Sequence);
        Assert.Equal(new[] { 1L, 2L }, sequences);
    }

    [Fact]
    public async Task Stop_EndsAllSessions()
    {
        _set.Apply([Settings(1), Settings(2)]);
        await WaitUntilReady(2);

        _set.Stop(Patience);

        Assert.All(_hub.Connections, connection => Assert.True(connection.IsClosed));
        Assert.Empty(_set.Sessions);
    }

    [Fact]
    public async Task Stop_OfAFrozenConnection_ReturnsWithinItsPatience()
    {
        _set.Apply([Settings(1)]);
        await WaitUntilReady(1);
        var frozen = new TaskCompletionSource();
        _hub.OnClose = () => frozen.Task;

        var watch = Stopwatch.StartNew();
        _set.Stop(TimeSpan.FromMilliseconds(50));

        Assert.False(_hub.Last.IsClosed);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        frozen.SetResult();
        await Wait.Until(() => _hub.Last.IsClosed);
    }

    [Fact]
    public void Stop_WithoutSessions_IsDoneAtOnce()
    {
        var watch = Stopwatch.StartNew();
        _set.Stop(Patience);

        Assert.True(watch.Elapsed < Patience);
    }

    protected override void Dispose(bool disposing)
    {
        _set.Stop(Patience);
        base.Dispose(disposing);
    }

    private static SessionSettings Settings(int serverId, string key = "KEY") =>
        new(new Uri(HubContract.ProductionUrl), true, "community", new ApiKey(key), serverId);

    private List<QueueItem> Items() => Enumerable.Range(0, _queue.Count).Select(_ => _queue.Take()!).ToList();

    private Task WaitUntilReady(int sessions) => Wait.Until(() => _set.Sessions.Count(session => session.IsReady) == sessions);
}
