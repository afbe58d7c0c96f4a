using SonoranPush.Contracts;
using SonoranPush.PushEvents;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents;

public sealed class PushEventQueueTests
{
    private readonly PushEventLimits _limits = new() { QueuedEvents = 3, QueuedBytes = 1000 };
    private readonly PushEventQueue _queue;

    public PushEventQueueTests() => _queue = new PushEventQueue(_limits);

    [Fact]
    public void EventsAndNotices_ComeOutInTheOrderTheyWentIn()
    {
        _queue.Add(Event(1));
        _queue.Add(Notice(2));
        _queue.Add(Notice(3));
        _queue.Add(Event(4));
        _queue.Add(Notice(5));

        Assert.Equal(5, _queue.Count);
        Assert.Equal(new[] { 1, 2, 3, 4, 5 }, TakeAll());
        Assert.Null(_queue.Take());
    }

    [Fact]
    public void Queue_FullByNumber_GivesUpTheOldestEventsAndCountsThemByServer()
    {
        foreach (var serverId in new[] { 1, 1, 2, 3, 4, 5 })
        {
            _queue.Add(Event(serverId));
        }

        Assert.Equal(new[] { (1, 2L), (2, 1L) }, Dropped());
        Assert.Equal(new[] { 3, 4, 5 }, TakeAll());
    }

    [Fact]
    public void Queue_FullByBytes_GivesUpTheOldestEvents()
    {
        _queue.Add(Event(1, 600));
        _queue.Add(Event(2, 400));
        Assert.Equal(1000, _queue.Bytes);

        _queue.Add(Event(3, 1));

        Assert.Equal(new[] { (1, 1L) }, Dropped());
        Assert.Equal(401, _queue.Bytes);
    }

    [Fact]
    public void Event_LargerThanTheWholeQueue_IsTakenAlone()
    {
        _queue.Add(Event(1, 10));

        _queue.Add(Event(2, 5000));

        Assert.Equal(new[] { 2 }, TakeAll());
        Assert.Equal(0, _queue.Bytes);
    }

    [Fact]
    public void Notices_AreNeverGivenUp_AndKeepTheirPlace()
    {
        _queue.Add(Notice(100));
        for (var i = 1; i <= 10; i++)
        {
            _queue.Add(Event(i));
            _queue.Add(Notice(100 + i));
        }

        Assert.Equal(new[] { 100, 101, 102, 103, 104, 105, 106, 107, 8, 108, 9, 109, 10, 110 }, TakeAll());
    }

    [Fact]
    public void TakeDropped_TellsEachLossOnce()
    {
        for (var i = 0; i < 4; i++)
        {
            _queue.Add(Event(1));
        }

        Assert.Equal(new[] { (1, 1L) }, Dropped());
        Assert.Null(_queue.TakeDropped());
    }

    [Fact]
    public async Task Adding_FromManyThreads_LosesNothingAndKeepsEachThreadsOrder()
    {
        _limits.QueuedEvents = 100_000;
        _limits.QueuedBytes = long.MaxValue;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                _queue.Add(Event((thread * 1000) + i));
            }
        })));

        var taken = TakeAll();
        Assert.Equal(4000, taken.Count);
        Assert.All(taken.GroupBy(id => id / 1000), group => Assert.Equal(group.Order(), group));
    }

    private static QueuedPushEvent Event(int serverId, long weight = 10) => new(
        new PushEvent(
            "A",
            new Dictionary<string, object?>(),
            new Dictionary<string, object?>(),
            new PushEventMeta(serverId, PushTransport.Websocket, 0, 1),
            new PushEventArguments(new byte[4], 4, 2)),
        weight);

    private static QueuedSessionEvent Notice(int serverId) => new(serverId, ScriptContract.Connected, Array.Empty<byte>());

    private List<(int ServerId, long Count)> Dropped() => _queue.TakeDropped()!.Select(pair => (pair.Key, pair.Value)).ToList();

    private List<int> TakeAll()
    {
        var taken = new List<int>();
        while (_queue.Take() is { } item)
        {
            taken.Add(item.ServerId);
        }

        return taken;
    }
}
