using SonoranPush.Cad;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Contracts;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

/// <summary>Resources are told when the units are right again: when all of a snapshot's were merged, and not before.</summary>
public sealed class SnapshotEventTests : Specification
{
    private const int ServerId = InboundPath.ServerId;

    private readonly CadScene _scene;

    public SnapshotEventTests() => _scene = new CadScene(Clock, Logger);

    [Fact]
    public void WholeSnapshot_IsReportedWithWhatIsKnownOfThatServer()
    {
        _scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":1}}""");
        _scene.Push("EVENT_DISPATCH_CLOSED", """{"callIds":[1]}""");
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(9)}} }"""), serverId: 8);
        Begin();
        Deliver(new SnapshotChunk(ServerId) { Calls = [ReadCall(2), ReadCall(3)] });
        Deliver(new SnapshotChunk(ServerId) { EmergencyCalls = [EmergencyCall.Read(new() { ["callId"] = 7L }, null, ServerId)!] });
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Calls });
        Deliver(new SnapshotChunk(ServerId) { Units = [ReadUnit(1), ReadUnit(2), ReadUnit(3)] });
        _scene.Path.RaiseAll();
        Assert.Empty(Snapshots());

        End();

        var told = Assert.Single(Snapshots()).Table(0);
        Assert.Equal(new Dictionary<string, object?> { ["serverId"] = 7L, ["units"] = 3L, ["calls"] = 2L, ["emergencyCalls"] = 1L }, told);
        Assert.Equal(3, Answered());
    }

    [Fact]
    public void WholeSnapshot_IsReportedBehindItsChanges_AndBeforeWhatWasPushedSince()
    {
        _scene.Primed();
        Begin();
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Calls });
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Units });
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.End });
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(105)}} }"""));

        // When it is raised the exports answer what it counts.
        _scene.Host.OnRaise = raised => Assert.True(raised.Name != ScriptContract.Snapshot || Answered() == 0);
        _scene.Path.RaiseAll();

        Assert.Equal(
            ["CallCacheUpdated", "EmergencyCacheUpdated", "RemovePlayer", "RemovePlayer", "RemovePlayer", "snapshot", "UnitLogin"],
            _scene.Host.Raised.Select(raised => raised.Name[(raised.Name.LastIndexOf(':') + 1)..]));
    }

    [Fact]
    public void WholeSnapshot_ThatChangesNothing_CostsOneCrossing()
    {
        Begin();
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Calls });
        var before = _scene.Host.Crossings;

        End();

        Assert.Equal(before + 1, _scene.Host.Crossings);
    }

    [Fact]
    public void Snapshot_ThatFailedBehindItsCalls_IsNotReported()
    {
        Begin();
        Deliver(new SnapshotChunk(ServerId) { Calls = [ReadCall(2)] });
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Calls });
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.End, Problem = "a test" });
        _scene.Path.RaiseAll();

        Assert.Empty(Snapshots());
    }

    // Not every plan of the CAD gives calls.
    [Fact]
    public void Snapshot_WithoutCalls_IsReportedForItsUnits()
    {
        _scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":1}}""");
        Begin();
        Deliver(new SnapshotChunk(ServerId) { Units = [ReadUnit(1)] });
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Units });
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.End, Problem = "a test" });
        _scene.Path.RaiseAll();

        var told = Assert.Single(Snapshots()).Table(0);
        Assert.Equal((1L, 1L), ((long)told["units"]!, (long)told["calls"]!));
    }

    [Fact]
    public void Snapshot_DuringWhichMoreUnitsWerePushedThanAreRemembered_IsNotReported()
    {
        Begin();
        for (var id = 0; id <= SnapshotJournal<long, Unit>.MaxChanges; id++)
        {
            _ = _scene.State.Units.Change(id, unit => unit);
        }

        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Calls });
        End();
        Assert.Empty(Snapshots());

        Begin();
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Calls });
        End();
        Assert.Single(Snapshots());
    }

    private void Begin() => _scene.Cad.Snapshots.Begin(ServerId);

    private void Deliver(QueueItem part) => _scene.Path.Queue.Add(part);

    private void End()
    {
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.Units });
        Deliver(new SnapshotChunk(ServerId) { Through = SnapshotStage.End });
        _scene.Path.RaiseAll();
    }

    private IEnumerable<RaisedEvent> Snapshots() => _scene.Host.RaisedAs(ScriptContract.Snapshot);

    private int Answered() => ((List<object?>)_scene.Cad.Exports.GetUnits(new Dictionary<string, object?> { ["serverId"] = (long)ServerId })).Count;

    private static Unit ReadUnit(long id) => Unit.Read(new() { ["id"] = id }, ServerId)!;

    private static Call ReadCall(long id) => Call.Read(new() { ["callId"] = id }, ServerId, CallEntryKind.Snapshot)!;
}
