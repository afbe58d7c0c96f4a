using SonoranPush.Cad;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

public sealed class SnapshotTests : SnapshotSpecification
{
    [Fact]
    public void Login_FetchesCallsAndUnits_BesideTheHub_WithTheKeyAsBearer()
    {
        Rest.Units = [FakeCadRest.Unit(1), FakeCadRest.Unit(2)];
        Rest.Calls = """{"activeCalls":[{"callId":5,"idents":[1]}],"emergencyCalls":[{"callId":7}]}""";

        Snapshot();

        Assert.Equal(
            ["/v2/emergency/servers/7/calls?closedLimit=1&closedOffset=0&type=100", "/v2/emergency/servers/7/units?includeOffline=false&onlyUnits=false&limit=100&offset=0"],
            Rest.Requests.Select(request => request.Address.PathAndQuery));
        Assert.All(Rest.Requests, request => Assert.Equal(("api.example.test", "Bearer " + Key, true), (request.Address.Host, request.Authorization, request.Closes)));
        Assert.Equal((2, 1, 1), (Scene.State.Units.Count, Scene.State.Calls.Count, Scene.State.EmergencyCalls.Count));
        Assert.Equal("{\"dispatch\"", System.Text.Json.JsonSerializer.Serialize(Scene.State.Calls.Find(5L)!.ToEntry())[..11]);
    }

    [Theory]
    [InlineData("""{"units":[{"id":1}]}""")]
    [InlineData("""{"Units":[{"id":"1"}]}""")]
    [InlineData("""[null,{"name":"no id"},{"id":1}]""")]
    public void Units_InEveryDocumentedShape_AreRead(string answer)
    {
        Rest.Prepare(() => FakeCadRest.Json(FakeCadRest.NoCalls));
        Rest.Prepare(() => FakeCadRest.Json(answer));

        Snapshot();

        Assert.Equal(1, Assert.Single(Scene.State.Units.Entries).Id);
    }

    [Fact]
    public void FullPages_AreFollowedByTheNext_TwentySecondsApart()
    {
        Rest.Units = Enumerable.Range(1, 250).Select(id => FakeCadRest.Unit(id)).ToList();

        Begin();
        Drained(() => Scene.State.Units.Count == 100);
        Pass(TimeSpan.FromSeconds(20));
        Drained(() => Scene.State.Units.Count == 190);
        Pass(TimeSpan.FromSeconds(20));
        Ended();

        Assert.Equal(250, Scene.State.Units.Count);
        Assert.Equal(4, Rest.Requests.Count);
    }

    [Fact]
    public void Unchanged_RaisesNothing_MovedNeither()
    {
        Scene.Primed();
        Rest.Units = [Scene.UnitJson(101), Scene.UnitJson(102).Replace("Vespucci Blvd", "elsewhere", StringComparison.Ordinal), Scene.UnitJson(103)];
        Rest.Calls = $$"""{"ActiveCalls":[{{Scene.CallJson(5001)}},{{Scene.CallJson(5002)}}],"EmergencyCalls":[{"callId":7001,"isEmergency":true},{"callId":7002,"isEmergency":true}]}""";

        Snapshot();

        Assert.Empty(Scene.TakeStory());
        Assert.Contains("elsewhere", Scene.Look("unit 102 location"), StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_IsReported_AndWhatTheCadNoLongerHasGoes()
    {
        Scene.Primed();
        Rest.Units = [Scene.UnitJson(101).Replace("\"status\":3", "\"status\":1", StringComparison.Ordinal), Scene.UnitJson(103)];
        Rest.Calls = $$"""{"ActiveCalls":[{{Scene.CallJson(5001)}}],"EmergencyCalls":[{"callId":7001,"isEmergency":true}]}""";

        Snapshot();

        Assert.Equal(
            ["CallCacheUpdated()", "EmergencyCacheUpdated()", "UnitUpdate(unit 101, 1)", "UnitStatusUpdate(unit 101, 1)", "RemovePlayer(2, unit 102)"],
            Scene.TakeStory());
        Assert.Equal("none", Scene.Look("unit 102"));
        Assert.Equal("2", Scene.Look("call 5002 status"));
        Assert.Equal("none", Scene.Look("911 7002"));
    }

    [Fact]
    public void Pushes_WhileItIsUnderWay_AreNotUndoneByTheOlderAnswer()
    {
        Scene.Primed();
        var stale = new[] { Scene.UnitJson(101), Scene.UnitJson(102), Scene.UnitJson(103), FakeCadRest.Unit(104) };
        Rest.Units = stale;
        Rest.Calls = $$"""{"ActiveCalls":[{{Scene.CallJson(5001)}},{"callId":5009,"idents":[],"notes":[]}],"EmergencyCalls":[{"callId":7001}]}""";
        Rest.Held = new TaskCompletionSource();

        Begin();
        Scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101,104],"status":4}""");
        Scene.Push("EVENT_UNIT_LOGOUT", """{"identId":102}""");
        Scene.Push("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(105)}} }""");
        Scene.Push("EVENT_DISPATCH_CLOSED", """{"callIds":[5001]}""");
        Scene.Push("EVENT_DISPATCH_UNIT_ATTACH", """{"callId":5009,"ident":101}""");
        Scene.Push("EVENT_DISPATCH_NOTE", """{"callId":5009,"note":"seen"}""");
        Scene.Push("EVENT_REMOVE_911", """{"callIds":[7001]}""");
        Rest.Held.SetResult();
        Ended();

        Assert.Equal("4", Scene.Look("unit 101 status"));
        Assert.Equal("4", Scene.Look("unit 104 status"));
        Assert.Equal("none", Scene.Look("unit 102"));
        Assert.Equal("there", Scene.Look("unit 105"));
        Assert.Equal("2", Scene.Look("call 5001 status"));
        Assert.Equal("[101]", Scene.Look("call 5009 idents"));
        Assert.Contains("seen", Scene.Look("call 5009 notes"), StringComparison.Ordinal);
        Assert.Equal("none", Scene.Look("911 7001"));
    }

    [Fact]
    public void OtherServers_KeepTheirUnits()
    {
        Scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(1)}} }"""), serverId: 8);
        Scene.Path.RaiseAll();

        Snapshot();

        Assert.Equal("there", Scene.Look("unit 1"));
    }

    [Fact]
    public void Unit_ThatTwoServersKnow_BelongsToTheOneThatHeldItLast()
    {
        Scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(1)}} }"""), serverId: 8);
        Scene.Path.RaiseAll();
        Scene.TakeStory();
        Rest.Units = [FakeCadRest.Unit(1)];
        Snapshot();

        Rest.Units = [];
        Clock.Advance(TimeSpan.FromMinutes(1));
        Snapshot(serverId: 8);

        Assert.Equal(7, Scene.State.Units.Find(1)!.ServerId);
        Assert.Empty(Scene.TakeStory());
    }

    [Fact]
    public void UnitThatLogsOutBetweenTwoPages_HidesNobody()
    {
        var units = Enumerable.Range(1, 250).Select(id => FakeCadRest.Unit(id)).ToList<object?>();
        Rest.Units = units;

        Begin();
        Drained(() => Scene.State.Units.Count == 100);
        Rest.Units = units.Skip(9).ToList();
        Scene.Push("EVENT_UNIT_LOGOUT", """{"identIds":[1,2,3,4,5,6,7,8,9]}""");
        Pass(TimeSpan.FromSeconds(20));
        Pass(TimeSpan.FromSeconds(20));
        Ended();

        Assert.Equal(Enumerable.Range(10, 241).Select(id => (long)id), Scene.State.Units.Entries.Select(unit => unit.Id).Order());
    }

    [Fact]
    public void UnitDescribedOverAndOver_WhileItIsUnderWay_CostsTheSnapshotNothing()
    {
        Rest.Units = [FakeCadRest.Unit(1), FakeCadRest.Unit(2)];
        Rest.Held = new TaskCompletionSource();

        Begin();
        var descriptions = string.Join(',', Enumerable.Range(0, 1000).Select(status => FakeCadRest.Unit(1, status)));
        for (var i = 0; i <= SnapshotJournal<long, Unit>.MaxChanges / 1000; i++)
        {
            Scene.Push("EVENT_UNIT_UPDATE", $$"""{"units":[{{descriptions}}]}""");
        }

        Scene.Push("EVENT_UNIT_LOGOUT", """{"identId":1}""");
        Rest.Held.SetResult();
        Ended();

        Assert.Equal([2L], Scene.State.Units.Entries.Select(unit => unit.Id));
    }

    [Fact]
    public void Logins_InQuickSuccession_LeadToOneSnapshotAMinute()
    {
        Snapshot();
        Schedule.Request(7);
        Schedule.Request(7);
        Schedule.Tick();
        Assert.Equal(2, Rest.Requests.Count);

        Clock.Advance(TimeSpan.FromSeconds(60));
        Schedule.Tick();
        Ended();

        Assert.Equal(4, Rest.Requests.Count);
    }

    [Fact]
    public void Events_ThatWereGivenUp_AskForASnapshot()
    {
        Logger.Expect(nameof(Log.EventsDropped));
        var wanted = new List<int>();
        Scene.Cad.SnapshotWanted += wanted.Add;
        Scene.Path.Limits.QueuedEvents = 2;
        for (var i = 0; i < 5; i++)
        {
            Scene.Path.Receive(InboundPath.Envelope("EVENT_X", "{}"));
        }

        Scene.Path.RaiseAll();

        Assert.Equal([7], wanted);
    }

    [Theory]
    [InlineData("EVENT_DISPATCH_UNIT_ATTACH", """{"callId":1,"ident":7}""")]
    [InlineData("EVENT_DISPATCH_UNIT_DETACH", """{"callId":5,"ident":1}""")]
    [InlineData("EVENT_DISPATCH_NOTE", """{"callId":1,"note":"seen"}""")]
    [InlineData("EVENT_UNIT_STATUS", """{"identIds":[1],"status":2}""")]
    [InlineData("EVENT_UNIT_PANIC", """{"identIds":[7,1]}""")]
    [InlineData("EVENT_UNIT_GROUP_ADD", """{"identId":1,"groupName":"A"}""")]
    [InlineData("EVENT_UNIT_GROUP_CHANGE_NAME", """{"identIds":[1],"newName":"A"}""")]
    public void WhatIsNotKnown_AsksForASnapshot_NotMoreOftenThanEveryFiveMinutes(string type, string data)
    {
        Rest.Units = [FakeCadRest.Unit(7)];
        Rest.Calls = """{"ActiveCalls":[{"callId":5}],"EmergencyCalls":[]}""";
        Snapshot();
        Scene.Push(type, data);
        Clock.Advance(TimeSpan.FromMinutes(4));
        Schedule.Tick();
        Assert.False(Scene.Cad.Snapshots.IsOpen);

        Clock.Advance(TimeSpan.FromMinutes(1));
        Schedule.Tick();
        Ended();

        Assert.Equal(4, Rest.Requests.Count);
    }

    [Theory]
    [InlineData("EVENT_UNIT_STATUS", """{"identIds":[7],"status":2}""")]
    [InlineData("EVENT_UNIT_LOGOUT", """{"identId":1}""")]
    [InlineData("EVENT_DISPATCH_CLOSED", """{"callIds":[1]}""")]
    [InlineData("EVENT_REMOVE_911", """{"callIds":[1]}""")]
    public void WhatIsKnown_OrOver_AsksForNothing(string type, string data)
    {
        Rest.Units = [FakeCadRest.Unit(7)];
        Snapshot();
        Scene.Push(type, data);
        Clock.Advance(TimeSpan.FromHours(1));

        Schedule.Tick();

        Assert.False(Scene.Cad.Snapshots.IsOpen);
    }

    [Fact]
    public void WhatIsNotKnown_WhileASnapshotIsUnderWay_AsksForNoOther()
    {
        Rest.Held = new TaskCompletionSource();
        Begin();
        Scene.Push("EVENT_UNIT_STATUS", """{"identIds":[1],"status":2}""");
        Rest.Held.SetResult();
        Ended();
        Clock.Advance(TimeSpan.FromHours(1));

        Schedule.Tick();

        Assert.False(Scene.Cad.Snapshots.IsOpen);
    }

    [Fact]
    public void Server_ThatIsLeft_TakesItsSnapshotWithIt_AndTheNextNeedNotWait()
    {
        Scene.Primed();
        Rest.Units = [FakeCadRest.Unit(1)];
        Rest.Held = new TaskCompletionSource();
        Begin();
        Drained(() => Rest.Requests.Count == 1);

        Community = "another";
        Schedule.Tick();
        Scene.Path.Inbox.EnqueueServerRemoved(7);
        Ended();
        Assert.Equal((0, 0, 0), (Scene.State.Units.Count, Scene.State.Calls.Count, Scene.State.EmergencyCalls.Count));

        Rest.Held = null;
        Clock.Advance(TimeSpan.FromMinutes(1));
        Snapshot(serverId: 8);
        Assert.Equal(8, Scene.State.Units.Find(1)!.ServerId);
    }

    [Fact]
    public void PartsOfAServerThatIsLeft_BringNothingBack()
    {
        Rest.Units = [FakeCadRest.Unit(1)];
        Rest.Held = new TaskCompletionSource();
        Begin();
        Drained(() => Rest.Requests.Count == 1);

        Scene.Path.Inbox.EnqueueServerRemoved(7);
        Scene.Path.RaiseAll();
        Logger.Expect(nameof(Log.SnapshotFailed));
        Rest.Held.SetResult();
        Ended();

        Assert.Equal(0, Scene.State.Units.Count);
    }

    [Fact]
    public void Stop_EndsARequestThatHangs_AndNothingBeginsAfterwards()
    {
        Rest.Held = new TaskCompletionSource();
        Begin();
        Drained(() => Rest.Requests.Count == 1);

        var stopped = Schedule.StopAsync();
        Drained(() => stopped.IsCompleted);
        Schedule.Request(7);
        Clock.Advance(TimeSpan.FromMinutes(2));
        Schedule.Tick();

        Assert.Single(Rest.Requests);
    }

    [Fact]
    public void LocalSimulator_IsAskedAtItsOwnAddress()
    {
        Hub = new Uri("http://127.0.0.1:5080/apiWsHub");

        Snapshot();

        Assert.All(Rest.Requests, request => Assert.Equal("http://127.0.0.1:5080", request.Address.GetLeftPart(UriPartial.Authority)));
    }
}
