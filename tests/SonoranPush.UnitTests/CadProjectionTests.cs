using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Cad;

namespace SonoranPush.UnitTests;

/// <summary>What our own mistakes in following the CAD cost: a line that says so, and nothing of what comes behind them.</summary>
public sealed class CadProjectionTests : Specification
{
    private const int UnexpectedCode = 901;

    private readonly CadScene _scene;

    public CadProjectionTests() => _scene = new CadScene(Clock, Logger).Primed();

    [Theory]
    [InlineData("EVENT_UNIT_STATUS")]
    [InlineData("EVENT_RECORD_ADD")]
    public void Mistake_OfOurOwnWithAnEvent_IsToldAsOne_AndTheNextEventIsRaised(string type)
    {
        Logger.Expect(nameof(Log.Unexpected));

        _scene.Path.Queue.Add(new QueuedPushEvent(EventThatCannotBe(type), 1));
        _scene.Push("EVENT_OTHER", "{}");

        Assert.All(Logger.Lines, line => Assert.True(line.Level < LogLevel.Warning || line.Code == UnexpectedCode));
        Assert.Contains(Logger.Lines, line => line.Code == UnexpectedCode && line.Text.Contains(type, StringComparison.Ordinal));
        Assert.Contains(_scene.Story, told => told.StartsWith("OtherEvent(EVENT_OTHER", StringComparison.Ordinal));
    }

    [Fact]
    public void Mistake_OfOurOwnWithASnapshot_IsToldAsOne()
    {
        Logger.Expect(nameof(Log.Unexpected), nameof(Log.EventsDropped));
        _scene.Cad.SnapshotWanted += _ => throw new InvalidOperationException("on purpose");

        _scene.Path.Inbox.TellConnected(InboundPath.ServerId);
        _scene.Path.RaiseAll();
        _scene.Path.Limits.QueuedEvents = 1;
        _scene.Path.Receive(InboundPath.Envelope("A", "{}"));
        _scene.Path.Receive(InboundPath.Envelope("B", "{}"));
        _scene.Path.RaiseAll();

        Assert.Equal(2, Logger.CountOf(nameof(Log.Unexpected)));
        Assert.Contains(_scene.Host.Raised, raised => raised.Name == ScriptContract.Connected);
    }

    [Fact]
    public void Server_ThatDoesNotTakeAnOfficialEvent_IsToldAsThat()
    {
        Logger.Expect(nameof(Log.EventNotRaised));
        _scene.Host.OnRaise = _ => throw new InvalidOperationException("on purpose");

        _scene.Push("SOMETHING_NEW", "{}");

        Assert.Equal(1, Logger.CountOf(nameof(Log.EventNotRaised)));
    }

    // Nothing that the inbox lets through is like this one.
    private static PushEvent EventThatCannotBe(string type) => new(
        type, null!, new Dictionary<string, object?>(), new PushEventMeta(InboundPath.ServerId, PushTransport.Websocket, 0, 1), new PushEventArguments(new byte[1], 1, 1));
}
