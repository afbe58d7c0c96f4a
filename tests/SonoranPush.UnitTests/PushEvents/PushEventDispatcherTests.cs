using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents;

public sealed class PushEventDispatcherTests : Specification
{
    private readonly InboundPath _path;

    public PushEventDispatcherTests() => _path = new InboundPath(Clock, Logger);

    [Fact]
    public void KnownType_RaisesTheGenericEventThenTheTypedOne_OneCrossingEach()
    {
        _path.Receive(InboundPath.Envelope("EVENT_911", """{"a":1}"""));

        _path.RaiseAll();

        Assert.Equal(new[] { "sonoranpush:pushEvent", "sonoranpush:pushEvent:EVENT_911" }, Names());
        Assert.Equal(2, _path.Host.Crossings);
        Assert.Equal(1, _path.Counters.Raised);
    }

    [Fact]
    public void UnknownType_NeverBecomesPartOfAnEventName()
    {
        _path.Receive(InboundPath.Envelope("SHIM", "{}"));
        _path.Receive(InboundPath.Envelope("__proto__", "{}"));

        _path.RaiseAll();

        Assert.Equal(new[] { ScriptContract.PushEvent, ScriptContract.PushEvent }, Names());
        Assert.Equal(new object?[] { "SHIM", "__PROTO__" }, _path.Host.Raised.Select(raised => raised.Arguments[0]));
    }

    [Theory]
    [InlineData(true, false, "sonoranpush:pushEvent")]
    [InlineData(false, true, "sonoranpush:pushEvent:EVENT_911")]
    [InlineData(false, false, "")]
    public void Events_ThatAreSwitchedOff_AreNotRaised(bool generic, bool typed, string expected)
    {
        _path.Dispatcher.Use(new EventOptions { Generic = generic, Typed = typed });
        _path.Receive(InboundPath.Envelope("EVENT_911", "{}"));

        _path.RaiseAll();

        Assert.Equal(expected, string.Join(' ', Names()));
        Assert.Equal(_path.Host.Raised.Count, _path.Host.Crossings);
    }

    [Fact]
    public void Items_AreRaisedInOrder_SessionChangesBetweenTheEvents()
    {
        _path.Dispatcher.Use(new EventOptions { Typed = false });
        _path.Inbox.EnqueueConnected(7);
        _path.Receive(InboundPath.Envelope("A", "{}"));
        _path.Inbox.EnqueueDisconnected(7, "connectionLost", Clock.GetTimestamp(), TimeSpan.FromSeconds(0.75));
        Clock.Advance(TimeSpan.FromSeconds(1.5));
        _path.Inbox.EnqueueConnected(7);
        _path.Receive(InboundPath.Envelope("B", "{}"));

        _path.RaiseAll();

        Assert.Equal(
            new[] { "sonoranpush:connected", "sonoranpush:pushEvent", "sonoranpush:disconnected", "sonoranpush:connected", "sonoranpush:pushEvent" },
            Names());
        Assert.Equal("{\"gapMs\":0,\"reconnected\":False,\"serverId\":7,}", PlainValues.Describe(_path.Host.Raised[0].Arguments[0]));
        Assert.Equal("{\"reason\":\"connectionLost\",\"retryInMs\":750,\"serverId\":7,}", PlainValues.Describe(_path.Host.Raised[2].Arguments[0]));
        Assert.Equal("{\"gapMs\":1500,\"reconnected\":True,\"serverId\":7,}", PlainValues.Describe(_path.Host.Raised[3].Arguments[0]));
        Assert.Equal(5, _path.Host.Crossings);
    }

    [Fact]
    public void Server_ThatThrowsOnOneEvent_StillGetsTheNext()
    {
        Logger.Expect(nameof(Log.EventNotRaised));
        _path.Host.OnRaise = raised =>
        {
            if (raised.Name == "sonoranpush:pushEvent" && Equals(raised.Arguments[0], "A"))
            {
                throw new InvalidOperationException("no");
            }
        };
        _path.Receive(InboundPath.Envelope("A", "{}"));
        _path.Receive(InboundPath.Envelope("B", "{}"));

        _path.RaiseAll();

        Assert.Equal(new object?[] { "A", "B" }, _path.Host.Raised.Select(raised => raised.Arguments[0]));
        Assert.Equal(1, Logger.CountOf(nameof(Log.EventNotRaised)));
    }

    [Fact]
    public void LostEvents_AreReportedOnceByServer()
    {
        Logger.Expect(nameof(Log.EventsDropped));
        _path.Limits.QueuedEvents = 2;
        for (var i = 0; i < 5; i++)
        {
            _path.Receive(InboundPath.Envelope("A", "{}"));
        }

        _path.RaiseAll();

        Assert.Equal(new[] { "sonoranpush:eventsDropped", "sonoranpush:pushEvent", "sonoranpush:pushEvent" }, Names());
        Assert.Equal("{\"count\":3,\"serverId\":7,}", PlainValues.Describe(_path.Host.Raised[0].Arguments[0]));
        Assert.Equal(new object?[] { 4L, 5L }, _path.Host.Raised.Skip(1).Select(raised => raised.Table(2)["sequence"]));
        Assert.Equal(3, _path.Counters.Dropped);
        Assert.Equal(1, Logger.CountOf(nameof(Log.EventsDropped)));
    }

    [Fact]
    public void Drain_BeyondItsBudget_LeavesTheRestForTheNextTick()
    {
        for (var i = 0; i < 20; i++)
        {
            _path.Receive(InboundPath.Envelope("EVENT_911", "{}"));
        }

        var budget = new TickBudget(Clock);
        budget.BeginSlice(0);

        Assert.True(_path.Dispatcher.Drain(budget));
        Assert.Equal(30, _path.Host.Raised.Count);
        Assert.Equal(5, _path.Queue.Count);
    }

    private string[] Names() => _path.Host.Raised.Select(raised => raised.Name).ToArray();
}
