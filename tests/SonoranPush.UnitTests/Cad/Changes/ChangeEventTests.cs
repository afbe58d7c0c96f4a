using SonoranPush.Cad;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Contracts;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad.Changes;

/// <summary>Which change events are raised, when, and with what.</summary>
public sealed class ChangeEventTests : Specification
{
    private const int ServerId = InboundPath.ServerId;

    private readonly CadScene _scene;

    public ChangeEventTests()
    {
        _scene = new CadScene(Clock, Logger).Primed();
        _scene.Options.Events.Changes = true;
        _scene.Options.Compatibility.Mode = SonoranPush.Compatibility.CompatibilityMode.Off;
    }

    [Theory]
    [InlineData("EVENT_UNIT_STATUS", """{"identIds":[101],"status":4}""", "unitChanged 101 push EVENT_UNIT_STATUS [status]")]
    [InlineData("EVENT_UNIT_PANIC", """{"identId":102,"isPanic":true}""", "unitChanged 102 push EVENT_UNIT_PANIC [isPanic]")]
    [InlineData("EVENT_UNIT_GROUP_ADD", """{"identId":102,"groupName":"SWAT"}""", "unitChanged 102 push EVENT_UNIT_GROUP_ADD [data]")]
    [InlineData("EVENT_UNIT_LOGOUT", """{"identId":102}""", "unitRemoved 102 push EVENT_UNIT_LOGOUT []")]
    [InlineData("EVENT_DISPATCH_EDIT", """{"dispatch":{"callId":9}}""", "callChanged 9 push EVENT_DISPATCH_EDIT new [callId,idents,notes,metaData,serverId]")]
    [InlineData("EVENT_DISPATCH_CLOSED", """{"callIds":[5001]}""", "callChanged 5001 push EVENT_DISPATCH_CLOSED [status]")]
    [InlineData("EVENT_911", """{"call":{"callId":7001}}""", "emergencyCallChanged 7001 push EVENT_911 [isEmergency]")]
    [InlineData("EVENT_REMOVE_911", """{"callId":7001}""", "emergencyCallRemoved 7001 push EVENT_REMOVE_911 []")]
    public void PushEvent_ThatChangesAnEntry_RaisesOneEvent(string type, string data, string expected)
    {
        _scene.Push(type, data);

        Assert.Equal([expected], Raised());
    }

    [Theory]
    [InlineData("EVENT_TONE", "{}")]
    [InlineData("EVENT_RECORD_ADD", """{"record":{}}""")]
    [InlineData("EVENT_UNKNOWN", "{}")]
    [InlineData("EVENT_UNIT_STATUS", """{"identIds":[999],"status":4}""")]
    [InlineData("EVENT_UNIT_PANIC", """{"identId":102,"isPanic":false}""")]
    public void PushEvent_ThatChangesNothing_CostsNoCrossing(string type, string data)
    {
        var before = _scene.Host.Crossings;

        _scene.Push(type, data);

        Assert.Equal(before, _scene.Host.Crossings);
    }

    [Fact]
    public void Entry_IsWhatTheExportAnswers()
    {
        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101],"status":4}""");

        var raised = Assert.Single(_scene.Host.Raised);
        Assert.Equal("1", raised.Table(0)["playerId"]);
        Assert.Equal(PlainValues.Describe(_scene.Cad.Exports.GetUnit(101L)), PlainValues.Describe(raised.Arguments[0]));
        Assert.Equal(["cause", "changed", "isNew", "serverId", "type"], raised.Table(1).Keys.Order());
        Assert.Equal((long)ServerId, raised.Table(1)["serverId"]);
    }

    [Fact]
    public void RemovedUnit_IsAsItWasLastKnown()
    {
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_STATUS", """{"identIds":[101],"status":4}"""));
        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":101}""");

        var unit = Assert.Single(_scene.Host.Raised).Table(0);
        Assert.Equal((4L, "1"), ((long)unit["status"]!, unit["playerId"]));
    }

    [Fact]
    public void Changes_FollowThePushEventsOfTheTick_EachEntryOnce()
    {
        _scene.Path.Dispatcher.Use(new EventOptions { Typed = false });
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_STATUS", """{"identIds":[102],"status":9}"""));
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_STATUS", """{"identIds":[101],"status":4}"""));
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_PANIC", """{"identIds":[102],"isPanic":true}"""));
        _scene.Path.RaiseAll();

        Assert.Equal([ScriptContract.PushEvent, ScriptContract.PushEvent, ScriptContract.PushEvent], _scene.Host.Raised.Take(3).Select(raised => raised.Name));
        Assert.Equal(["unitChanged 102 push EVENT_UNIT_PANIC [status,isPanic]", "unitChanged 101 push EVENT_UNIT_STATUS [status]"], Raised().Skip(3));
    }

    [Fact]
    public void Player_WhoLeavesAndComesBack_ChangesTheUnit()
    {
        _scene.State.PlayerDropped("1");
        _scene.Path.RaiseAll();
        _scene.Join("8", CadScene.FirstLicense);
        _scene.Path.RaiseAll();

        Assert.Equal(["unitChanged 101 player  [playerId]", "unitChanged 101 player  [playerId]"], Raised());
        Assert.False(_scene.Host.Raised[0].Table(0).ContainsKey("playerId"));
        Assert.Equal("8", _scene.Host.Raised[1].Table(0)["playerId"]);
    }

    [Fact]
    public void ClosedCall_WhoseTimeIsOver_IsRemoved()
    {
        _scene.Push("EVENT_DISPATCH_CLOSED", """{"callIds":[5001]}""");
        _scene.Host.Raised.Clear();
        Clock.Advance(TimeSpan.FromMinutes(10));
        _scene.State.Expire();
        _scene.Path.RaiseAll();

        Assert.Equal(["callRemoved 5001 expired  []"], Raised());
    }

    [Fact]
    public void Server_ThatIsRemoved_TakesItsEntriesWithIt()
    {
        _scene.Path.Inbox.EnqueueServerRemoved(ServerId);
        _scene.Path.RaiseAll();

        Assert.Equal(7, Raised().Count(raised => raised.EndsWith("serverRemoved  []", StringComparison.Ordinal)));
        Assert.Equal(7, _scene.Host.Raised.Count);
    }

    [Fact]
    public void Snapshot_OfAThousandUnits_DrainsWithinTheBudget_AndIsRaisedBehindItsChanges()
    {
        const int Units = 1000;
        const int Page = 100;
        _scene.Cad.Snapshots.Begin(ServerId);
        _scene.Path.Queue.Add(new SnapshotChunk(ServerId) { Through = SnapshotStage.Calls });
        for (var first = 1000; first < 1000 + Units; first += Page)
        {
            var units = Enumerable.Range(first, Page).Select(id => Unit.Read(new() { ["id"] = (long)id }, ServerId)!).ToList();
            _scene.Path.Queue.Add(new SnapshotChunk(ServerId) { Units = units });
        }

        _scene.Path.Queue.Add(new SnapshotChunk(ServerId) { Through = SnapshotStage.Units });
        _scene.Path.Queue.Add(new SnapshotChunk(ServerId) { Through = SnapshotStage.End });
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_STATUS", """{"identIds":[1000],"status":4}"""));

        var budget = new TickBudget(Clock);
        var most = 0;
        var ticks = 0;
        for (var backlog = true; backlog; ticks++)
        {
            var before = _scene.Host.Crossings;
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            budget.BeginSlice(0);
            backlog = _scene.Path.Dispatcher.Drain(budget);
            budget.EndSlice(backlog);
            most = Math.Max(most, _scene.Host.Crossings - before);
        }

        var names = _scene.Host.Raised.Select(raised => raised.Name).ToList();
        Assert.InRange(most, 1, 100);
        Assert.InRange(ticks, Units / 100, 30);
        Assert.Equal(Units, names.IndexOf(ScriptContract.Snapshot) - 7);
        Assert.Equal("unitChanged 1000 push EVENT_UNIT_STATUS [status]", Raised()[^1]);
    }

    // An overload must not keep change events waiting, and change events must not keep push events waiting.
    [Fact]
    public void Backlog_OfPushEvents_LetsChangesThrough()
    {
        _scene.Path.Dispatcher.Use(new EventOptions());
        for (var i = 0; i < 200; i++)
        {
            _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_STATUS", $$"""{"identIds":[101],"status":{{i}}}"""));
        }

        _scene.Path.RaiseAll();

        var changes = _scene.Host.RaisedAs(ScriptContract.UnitChanged).Count();
        Assert.InRange(changes, 3, 20);
        Assert.Equal(199L, _scene.Host.RaisedAs(ScriptContract.UnitChanged).Last().Table(0)["status"]);
    }

    [Fact]
    public void Resource_ThatStartsBetweenAChangeAndItsReturn_IsReportedForTheReturn()
    {
        _scene.State.PlayerDropped("1");
        Assert.False(((Dictionary<string, object?>)_scene.Cad.Exports.GetUnit(101L)!).ContainsKey("playerId"));
        _scene.Join("1", CadScene.FirstLicense);
        _scene.Path.RaiseAll();
        _scene.State.PlayerDropped("1");
        _scene.Join("1", CadScene.FirstLicense);
        _scene.Path.RaiseAll();

        Assert.Equal(["unitChanged 101 player  []"], Raised());
    }

    [Fact]
    public void Changes_ThatAreSwitchedOff_AreNotRaised()
    {
        _scene.Options.Events.Changes = false;

        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101],"status":4}""");

        Assert.Empty(_scene.Host.Raised);
        Assert.False(_scene.Cad.HasPendingChanges);
    }

    [Fact]
    public void TestEvent_ChangesNothing()
    {
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_STATUS", """{"identIds":[101],"status":4}"""), transport: PushTransport.Test);
        _scene.Path.RaiseAll();

        Assert.Empty(Raised());
    }

    private List<string> Raised() => _scene.Host.Raised.ConvertAll(raised =>
    {
        var name = raised.Name["sonoranpush:".Length..];
        if (!name.EndsWith("Changed", StringComparison.Ordinal) && !name.EndsWith("Removed", StringComparison.Ordinal))
        {
            return name;
        }

        var entry = raised.Table(0);
        var change = raised.Table(1);
        var changed = string.Join(',', (List<object?>)change["changed"]!);
        var isNew = Equals(change["isNew"], true) ? "new " : string.Empty;
        return $"{name} {entry.GetValueOrDefault("callId") ?? entry["id"]} {change["cause"]} {change["type"]} {isNew}[{changed}]";
    });
}
