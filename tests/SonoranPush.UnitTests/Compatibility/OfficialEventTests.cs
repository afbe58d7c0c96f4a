using SonoranPush.Compatibility;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Compatibility;

public sealed class OfficialEventTests : Specification
{
    private readonly CadScene _scene;

    public OfficialEventTests() => _scene = new CadScene(Clock, Logger).Primed();

    [Fact]
    public void OfficialEvents_FollowTheGenericAndTheTypedOne_OneCrossingEach()
    {
        _scene.Path.Dispatcher.Use(new EventOptions());
        var before = _scene.Host.Crossings;

        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101],"status":2}""");

        Assert.Equal(
            [
                "sonoranpush:pushEvent", "sonoranpush:pushEvent:EVENT_UNIT_STATUS", "SonoranCAD::pushevents:UnitUpdate", "SonoranCAD::pushevents:UnitStatusUpdate",
            ],
            _scene.Host.Raised.Select(raised => raised.Name));
        Assert.Equal(4, _scene.Host.Crossings - before);
    }

    [Fact]
    public void Registries_KnowThePush_WhenItsGenericEventIsRaised()
    {
        _scene.Path.Dispatcher.Use(new EventOptions());
        var seen = new List<string>();
        _scene.Host.OnRaise = _ => seen.Add(_scene.Look("unit 101 status"));

        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101],"status":2}""");

        Assert.All(seen, status => Assert.Equal("2", status));
    }

    [Fact]
    public void Registries_AloneCrossNothing()
    {
        _scene.Options.Compatibility.Mode = CompatibilityMode.Off;
        var before = _scene.Host.Crossings;

        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101,102,103],"status":2}""");
        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":101}""");
        _scene.State.PlayerDropped("2");
        _scene.Path.RaiseAll();

        Assert.Equal(before, _scene.Host.Crossings);
        Assert.Equal("none", _scene.Look("unit 101"));
        Assert.False(_scene.Cad.HasPendingEvents);
    }

    [Fact]
    public void ManyEventsOfOnePush_AreSpreadOverTicks_AndTheNextPushWaits()
    {
        var ids = string.Join(',', Enumerable.Range(1, 400));
        _scene.Push("EVENT_UNIT_UPDATE", $$"""{"units":[{{string.Join(',', Enumerable.Range(1, 400).Select(id => FakeCadRest.Unit(id)))}}]}""");
        _scene.Host.Raised.Clear();
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_STATUS", $$"""{"identIds":[{{ids}}],"status":9}"""));
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_LOGOUT", """{"identId":400}"""));
        var budget = new TickBudget(Clock);
        var most = 0;

        for (var backlog = true; backlog;)
        {
            var before = _scene.Host.Crossings;
            budget.BeginSlice(0);
            backlog = _scene.Path.Dispatcher.Drain(budget);
            budget.EndSlice(backlog);
            most = Math.Max(most, _scene.Host.Crossings - before);
        }

        Assert.InRange(most, 1, 100);
        Assert.Equal(801, _scene.Story.Count);
        Assert.Equal("UnitLogout(400)", _scene.Story[^1]);
    }

    [Theory]
    [InlineData(false, "UnitPanic(unit 102, 102, True)")]
    [InlineData(true, "UnitPanic(2, 102, True)")]
    public void PanicsFirstArgument_IsTheUnit_OrItsPositionOnRequest(bool byIndex, string expected)
    {
        _scene.Options.Compatibility.PanicByIndex = byIndex;

        _scene.Push("EVENT_UNIT_PANIC", """{"identIds":[102],"isPanic":true}""");

        Assert.Equal([expected], _scene.Story);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "SendSupportLogs(SUP-123456)")]
    public void LogRequest_IsHandedOn_OnlyIfTheOwnerWantsIt(bool wanted, string expected)
    {
        _scene.Options.Compatibility.SupportLogs = wanted;

        _scene.Receive(CadScene.ReadFixture("get_logs.no_data_field.json"));

        Assert.Equal(expected, string.Join(' ', _scene.Story));
    }

    [Fact]
    public void DispatchEdit_ShowsTheEntryBeforeTheEdit()
    {
        _scene.Push("EVENT_DISPATCH_EDIT", """{"dispatch":{"callId":5001,"title":"new title"}}""");

        var raised = _scene.Host.Raised.Single(raised => raised.Name.EndsWith("DispatchEdit", StringComparison.Ordinal));
        var before = (Dictionary<string, object?>)raised.Table(0)["dispatch"]!;
        Assert.Equal("Traffic stop", before["title"]);
        Assert.Equal("new title", ((Dictionary<string, object?>)raised.Table(1)["dispatch"]!)["title"]);
    }

    [Fact]
    public void PlayerIds_AreTexts()
    {
        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":101}""");

        Assert.Equal("1", _scene.Host.RaisedAs("SonoranCAD::core:RemovePlayer").Single().Arguments[0]);
    }

    [Fact]
    public void EventThatTheServerRefuses_CostsNoneOfTheOthers()
    {
        Logger.Expect(nameof(Log.EventNotRaised));
        _scene.Host.OnRaise = raised =>
        {
            if (raised.Name.EndsWith("UnitUpdate", StringComparison.Ordinal))
            {
                throw new InvalidOperationException();
            }
        };

        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101],"status":2}""");

        Assert.Contains("UnitStatusUpdate(unit 101, 2)", _scene.Story);
    }
}
