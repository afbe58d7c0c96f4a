using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.Units.Snapshots;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Units;

public sealed class SnapshotTests : Specification
{
    private const string Key = "S3CRET";

    private readonly FakeCadRest _rest = new();
    private readonly CadScene _scene;
    private readonly SnapshotSchedule _schedule;
    private Uri _hub = new("https://api.example.test/apiWsHub");

    public SnapshotTests()
    {
        _scene = new CadScene(Clock, Logger);
        _schedule = new SnapshotSchedule(
            id => new SnapshotTarget(new SessionSettings(_hub, true, "community", new ApiKey(Key), id)),
            new SnapshotFetch(new CadRest(() => _rest, new TlsTrust(Logger, Clock), Clock), _scene.Path.Queue.Add, Logger, Clock),
            _scene.Cad.Snapshots,
            Clock);
    }

    [Fact]
    public void Login_FetchesCallsAndUnits_BesideTheHub_WithTheKeyAsBearer()
    {
        _rest.Units = [FakeCadRest.Unit(1), FakeCadRest.Unit(2)];
        _rest.Calls = """{"activeCalls":[{"callId":5,"idents":[1]}],"emergencyCalls":[{"callId":7}]}""";

        Snapshot();

        Assert.Equal(
            ["/v2/emergency/servers/7/calls?closedLimit=1&closedOffset=0&type=100", "/v2/emergency/servers/7/units?includeOffline=false&onlyUnits=false&limit=100&offset=0"],
            _rest.Requests.Select(request => request.Address.PathAndQuery));
        Assert.All(_rest.Requests, request => Assert.Equal(("api.example.test", "Bearer " + Key, true), (request.Address.Host, request.Authorization, request.Closes)));
        Assert.Equal((2, 1, 1), (_scene.State.Units.Count, _scene.State.Calls.Count, _scene.State.EmergencyCalls.Count));
        Assert.Equal("{\"dispatch\"", System.Text.Json.JsonSerializer.Serialize(_scene.State.Calls.Find(5L)!.ToEntry())[..11]);
    }

    [Theory]
    [InlineData("""{"units":[{"id":1}]}""")]
    [InlineData("""{"Units":[{"id":"1"}]}""")]
    [InlineData("""[null,{"name":"no id"},{"id":1}]""")]
    public void Units_InEveryDocumentedShape_AreRead(string answer)
    {
        _rest.Prepare(() => FakeCadRest.Json(FakeCadRest.NoCalls));
        _rest.Prepare(() => FakeCadRest.Json(answer));

        Snapshot();

        Assert.Equal(1, Assert.Single(_scene.State.Units.Entries).Id);
    }

    [Fact]
    public void FullPages_AreFollowedByTheNext_TwentySecondsApart()
    {
        _rest.Units = Enumerable.Range(1, 250).Select(id => FakeCadRest.Unit(id)).ToList();

        Begin();
        Drained(() => _scene.State.Units.Count == 100);
        Pass(TimeSpan.FromSeconds(20));
        Drained(() => _scene.State.Units.Count == 200);
        Pass(TimeSpan.FromSeconds(20));
        Ended();

        Assert.Equal(250, _scene.State.Units.Count);
        Assert.Equal(4, _rest.Requests.Count);
    }

    [Fact]
    public void Unchanged_RaisesNothing_MovedNeither()
    {
        _scene.Primed();
        _rest.Units = [_scene.UnitJson(101), _scene.UnitJson(102).Replace("Vespucci Blvd", "elsewhere", StringComparison.Ordinal), _scene.UnitJson(103)];
        _rest.Calls = $$"""{"ActiveCalls":[{{_scene.CallJson(5001)}},{{_scene.CallJson(5002)}}],"EmergencyCalls":[{"callId":7001,"isEmergency":true},{"callId":7002,"isEmergency":true}]}""";

        Snapshot();

        Assert.Empty(_scene.TakeStory());
        Assert.Contains("elsewhere", _scene.Look("unit 102 location"), StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_IsTold_AndWhatTheCadNoLongerHasGoes()
    {
        _scene.Primed();
        _rest.Units = [_scene.UnitJson(101).Replace("\"status\":3", "\"status\":1", StringComparison.Ordinal), _scene.UnitJson(103)];
        _rest.Calls = $$"""{"ActiveCalls":[{{_scene.CallJson(5001)}}],"EmergencyCalls":[{"callId":7001,"isEmergency":true}]}""";

        Snapshot();

        Assert.Equal(
            ["CallCacheUpdated()", "EmergencyCacheUpdated()", "UnitUpdate(unit 101, 1)", "UnitStatusUpdate(unit 101, 1)", "RemovePlayer(2, unit 102)"],
            _scene.TakeStory());
        Assert.Equal("none", _scene.Look("unit 102"));
        Assert.Equal("2", _scene.Look("call 5002 status"));
        Assert.Equal("none", _scene.Look("911 7002"));
    }

    [Fact]
    public void Pushes_WhileItIsUnderWay_AreNotUndoneByTheOlderAnswer()
    {
        _scene.Primed();
        var stale = new[] { _scene.UnitJson(101), _scene.UnitJson(102), _scene.UnitJson(103), FakeCadRest.Unit(104) };
        _rest.Units = stale;
        _rest.Calls = $$"""{"ActiveCalls":[{{_scene.CallJson(5001)}},{"callId":5009,"idents":[],"notes":[]}],"EmergencyCalls":[{"callId":7001}]}""";
        _rest.Held = new TaskCompletionSource();

        Begin();
        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101,104],"status":4}""");
        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":102}""");
        _scene.Push("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(105)}} }""");
        _scene.Push("EVENT_DISPATCH_CLOSED", """{"callIds":[5001]}""");
        _scene.Push("EVENT_DISPATCH_UNIT_ATTACH", """{"callId":5009,"ident":101}""");
        _scene.Push("EVENT_DISPATCH_NOTE", """{"callId":5009,"note":"seen"}""");
        _scene.Push("EVENT_REMOVE_911", """{"callIds":[7001]}""");
        _rest.Held.SetResult();
        Ended();

        Assert.Equal("4", _scene.Look("unit 101 status"));
        Assert.Equal("4", _scene.Look("unit 104 status"));
        Assert.Equal("none", _scene.Look("unit 102"));
        Assert.Equal("there", _scene.Look("unit 105"));
        Assert.Equal("2", _scene.Look("call 5001 status"));
        Assert.Equal("[101]", _scene.Look("call 5009 idents"));
        Assert.Contains("seen", _scene.Look("call 5009 notes"), StringComparison.Ordinal);
        Assert.Equal("none", _scene.Look("911 7001"));
    }

    [Fact]
    public void OtherServers_KeepTheirUnits()
    {
        _scene.Path.Receive(InboundPath.Envelope("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(1)}} }"""), serverId: 8);
        _scene.Path.RaiseAll();

        Snapshot();

        Assert.Equal("there", _scene.Look("unit 1"));
    }

    [Fact]
    public void TooManyRequests_WithRetryAfter_WaitsThatLong()
    {
        _rest.Units = [FakeCadRest.Unit(1)];
        _rest.Prepare(() => FakeCadRest.TooMany(TimeSpan.FromSeconds(90)));

        Begin();
        Pass(TimeSpan.FromSeconds(90));
        Ended();

        Assert.Equal(1, _scene.State.Units.Count);
    }

    [Fact]
    public void TooManyRequests_WithAShortRetryAfter_StillKeepsTheOrdinaryPace()
    {
        _rest.Prepare(() => FakeCadRest.TooMany(TimeSpan.FromSeconds(5)));

        Begin();
        Pass(TimeSpan.FromSeconds(5));
        Pass(TimeSpan.FromSeconds(7));
        Ended();

        Assert.Equal(3, _rest.Requests.Count);
    }

    [Fact]
    public void TooManyRequests_WithoutRetryAfter_WaitsLongerEachTime_ThenGivesUpAndSaysSo()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        _scene.Primed();
        for (var i = 0; i < 3; i++)
        {
            _rest.Prepare(() => FakeCadRest.TooMany());
        }

        Begin();
        Pass(TimeSpan.FromSeconds(20));
        Pass(TimeSpan.FromSeconds(40));
        Ended();

        Assert.Equal(3, _rest.Requests.Count);
        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
        Assert.Equal(3, _scene.State.Units.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public void Refusal_IsToldOnce_WithoutTheKey_AndNotTriedAgain(int status)
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        _scene.Primed();
        _rest.Prepare(() => new HttpResponseMessage((HttpStatusCode)status));

        Snapshot();

        Assert.Single(_rest.Requests);
        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
        Assert.DoesNotContain(Logger.Lines, line => line.Text.Contains(Key, StringComparison.Ordinal));
        Assert.Equal(3, _scene.State.Units.Count);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"ActiveCalls":null}""")]
    [InlineData("")]
    public void UnreadableAnswer_LeavesTheStateAlone(string answer)
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        _scene.Primed();
        _rest.Prepare(() => FakeCadRest.Json(answer));

        Snapshot();

        Assert.Equal((3, 2), (_scene.State.Units.Count, _scene.State.Calls.Count));
    }

    [Fact]
    public void EndlessAnswer_IsGivenUp()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        _rest.Prepare(() => FakeCadRest.Json(new string(' ', (16 * 1024 * 1024) + 1)));

        Snapshot();

        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
    }

    [Fact]
    public void SilentService_IsGivenUpAfterFifteenSeconds()
    {
        _rest.Held = new TaskCompletionSource();

        Begin();
        Drained(() => _rest.Requests.Count == 1);
        Pass(TimeSpan.FromSeconds(15));
        _rest.Held = null;
        Pass(TimeSpan.FromSeconds(20));
        Ended();

        Assert.Equal(0, Logger.CountOf(nameof(Log.SnapshotFailed)));
    }

    [Fact]
    public void Logins_InQuickSuccession_LeadToOneSnapshotAMinute()
    {
        Snapshot();
        _schedule.Request(7);
        _schedule.Request(7);
        _schedule.Tick();
        Assert.Equal(2, _rest.Requests.Count);

        Clock.Advance(TimeSpan.FromSeconds(60));
        _schedule.Tick();
        Ended();

        Assert.Equal(4, _rest.Requests.Count);
    }

    [Fact]
    public void Events_ThatWereGivenUp_AskForASnapshot()
    {
        Logger.Expect(nameof(Log.EventsDropped));
        var wanted = new List<int>();
        _scene.Cad.SnapshotWanted += wanted.Add;
        _scene.Path.Limits.QueuedEvents = 2;
        for (var i = 0; i < 5; i++)
        {
            _scene.Path.Receive(InboundPath.Envelope("EVENT_X", "{}"));
        }

        _scene.Path.RaiseAll();

        Assert.Equal([7], wanted);
    }

    [Fact]
    public void UnknownCall_AsksForASnapshot_NotMoreOftenThanEveryFiveMinutes()
    {
        Snapshot();
        _scene.State.CallMissed += _schedule.Hint;
        _scene.Push("EVENT_DISPATCH_UNIT_ATTACH", """{"callId":1,"ident":1}""");
        Clock.Advance(TimeSpan.FromMinutes(4));
        _schedule.Tick();
        Assert.False(_scene.Cad.Snapshots.IsOpen);

        Clock.Advance(TimeSpan.FromMinutes(1));
        _schedule.Tick();
        Ended();

        Assert.Equal(4, _rest.Requests.Count);
    }

    [Fact]
    public void Stop_EndsARequestThatHangs_AndNothingBeginsAfterwards()
    {
        _rest.Held = new TaskCompletionSource();
        Begin();
        Drained(() => _rest.Requests.Count == 1);

        var stopped = _schedule.StopAsync();
        Drained(() => stopped.IsCompleted);
        _schedule.Request(7);
        Clock.Advance(TimeSpan.FromMinutes(2));
        _schedule.Tick();

        Assert.Single(_rest.Requests);
    }

    [Fact]
    public void LocalSimulator_IsAskedAtItsOwnAddress()
    {
        _hub = new Uri("http://127.0.0.1:5080/apiWsHub");

        Snapshot();

        Assert.All(_rest.Requests, request => Assert.Equal("http://127.0.0.1:5080", request.Address.GetLeftPart(UriPartial.Authority)));
    }

    private void Begin()
    {
        _schedule.Request(7);
        _schedule.Tick();
        Assert.True(_scene.Cad.Snapshots.IsOpen);
    }

    private void Snapshot()
    {
        Begin();
        Ended();
    }

    private void Ended() => Drained(() => !_scene.Cad.Snapshots.IsOpen);

    // Somebody waits that long; the time passes.
    private void Pass(TimeSpan wait)
    {
        Drained(() => Clock.Waits.Contains(wait));
        Clock.Advance(wait);
    }

    // On this thread alone, which plays the server's main thread.
    private void Drained(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "Waited in vain.");
            _scene.Path.RaiseAll();
            Thread.Yield();
        }
    }
}
