using System.Net;
using System.Net.Http;
using SonoranPush.Cad;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Rest;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

/// <summary>A service that refuses, is slow, or talks nonsense.</summary>
public sealed class SnapshotFaultTests : SnapshotSpecification
{
    [Fact]
    public void TooManyRequests_WithRetryAfter_WaitsThatLong()
    {
        Rest.Units = [FakeCadRest.Unit(1)];
        Rest.Prepare(() => FakeCadRest.TooMany(TimeSpan.FromSeconds(90)));

        Begin();
        Pass(TimeSpan.FromSeconds(90));
        Ended();

        Assert.Equal(1, Scene.State.Units.Count);
    }

    [Fact]
    public void TooManyRequests_WithAShortRetryAfter_StillKeepsTheOrdinaryPace()
    {
        Rest.Prepare(() => FakeCadRest.TooMany(TimeSpan.FromSeconds(5)));

        Begin();
        Pass(TimeSpan.FromSeconds(12));
        Ended();

        Assert.Equal(3, Rest.Requests.Count);
    }

    [Fact]
    public void TooManyRequests_WithoutRetryAfter_WaitsLongerEachTime_ThenGivesUpAndSaysSo()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Scene.Primed();
        Rest.CallsRefusal = () => FakeCadRest.TooMany();

        Begin();
        Pass(TimeSpan.FromSeconds(20));
        Pass(TimeSpan.FromSeconds(40));
        Ended();

        Assert.Equal(3, Rest.Requests.Count(request => request.Address.AbsolutePath.EndsWith("/calls", StringComparison.Ordinal)));
        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
        Assert.Equal(2, Scene.State.Calls.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public void Refusal_IsReportedOnce_WithoutTheKey_AndNotTriedAgainAtOnce(int status)
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Scene.Primed();
        Rest.Prepare(() => new HttpResponseMessage((HttpStatusCode)status));
        Rest.Prepare(() => new HttpResponseMessage((HttpStatusCode)status));

        Snapshot();

        Assert.Equal(2, Rest.Requests.Count);
        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
        Assert.DoesNotContain(Logger.Lines, line => line.Text.Contains(Key, StringComparison.Ordinal));
        Assert.Equal(3, Scene.State.Units.Count);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"ActiveCalls":null}""")]
    [InlineData("")]
    public void UnreadableAnswer_LeavesTheStateAlone(string answer)
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Scene.Primed();
        Rest.Prepare(() => FakeCadRest.Json(answer));
        Rest.Prepare(() => FakeCadRest.Json(answer));

        Snapshot();

        Assert.Equal((3, 2), (Scene.State.Units.Count, Scene.State.Calls.Count));
    }

    [Fact]
    public void EndlessAnswer_IsGivenUp()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Rest.Prepare(() => FakeCadRest.Json(new string(' ', (16 * 1024 * 1024) + 1)));

        Snapshot();

        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
    }

    [Fact]
    public void SilentService_IsGivenUpAfterFifteenSeconds()
    {
        Rest.Held = new TaskCompletionSource();

        Begin();
        Drained(() => Rest.Requests.Count == 1);
        Pass(TimeSpan.FromSeconds(15));
        Rest.Held = null;
        Pass(TimeSpan.FromSeconds(20));
        Ended();

        Assert.Equal(0, Logger.CountOf(nameof(Log.SnapshotFailed)));
    }

    [Theory]
    [InlineData(402, "")]
    [InlineData(200, "{}")]
    public void CallsThatCannotBeHad_LeaveTheUnitsAlone(int status, string answer)
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Scene.Primed();
        Rest.Units = [FakeCadRest.Unit(1)];
        Rest.Prepare(() => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(answer) });

        Snapshot();

        Assert.Equal([1L], Scene.State.Units.Entries.Select(unit => unit.Id));
        Assert.Equal((2, 2), (Scene.State.Calls.Count, Scene.State.EmergencyCalls.Count));
        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
    }

    [Fact]
    public void CallsThatAreRefusedForNow_KeepNoUnitWaiting()
    {
        Rest.Units = [FakeCadRest.Unit(1)];
        Rest.Calls = """{"ActiveCalls":[{"callId":5}],"EmergencyCalls":[]}""";
        Rest.Prepare(() => FakeCadRest.TooMany(TimeSpan.FromSeconds(90)));

        Begin();
        Drained(() => Scene.State.Units.Count == 1);
        Assert.Equal(0, Scene.State.Calls.Count);
        Pass(TimeSpan.FromSeconds(90));
        Ended();

        Assert.Equal(1, Scene.State.Calls.Count);
    }

    [Fact]
    public void UnitsThatCannotBeHad_LeaveTheCallsAlone()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Scene.Primed();
        Rest.Prepare(() => FakeCadRest.Json("""{"ActiveCalls":[{"callId":5}],"EmergencyCalls":[]}"""));
        Rest.Prepare(() => FakeCadRest.Json("{}"));

        Snapshot();

        Assert.Equal("there", Scene.Look("call 5"));
        Assert.Equal("none", Scene.Look("911 7001"));
        Assert.Equal(3, Scene.State.Units.Count);
    }

    [Fact]
    public void FailedSnapshot_IsTriedAgain_LessAndLessOften_UntilItIsWhole()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        var refusal = () => new HttpResponseMessage(HttpStatusCode.PaymentRequired);
        Rest.Prepare(refusal);
        Snapshot();

        foreach (var minutes in new[] { 5, 10, 20, 40, 60, 60 })
        {
            AssertNothingFor(TimeSpan.FromMinutes(minutes));
            Rest.Prepare(refusal);
            Schedule.Tick();
            Ended();
        }

        AssertNothingFor(TimeSpan.FromMinutes(60));
        Schedule.Tick();
        Ended();
        Assert.Equal(7, Logger.CountOf(nameof(Log.SnapshotFailed)));

        AssertNothingFor(TimeSpan.FromHours(24));
    }

    [Fact]
    public void MoreLogoutsThanPagesOverlap_FailTheSnapshot_AndNobodyGoesForIt()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        var units = Enumerable.Range(1, 150).Select(id => FakeCadRest.Unit(id)).ToList<object?>();
        Rest.Units = units;
        Scene.Push("EVENT_UNIT_UPDATE", $$"""{"units":[{{string.Join(',', units)}}]}""");

        Begin();
        Drained(() => Clock.Waits.Count > 0);
        Rest.Units = units.Skip(30).ToList();
        Pass(TimeSpan.FromSeconds(20));
        Ended();

        Assert.Equal(150, Scene.State.Units.Count);
        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
    }

    [Fact]
    public void MoreChangesThanAreRemembered_FailTheSnapshot_WhichIsTriedAgain()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Scene.Push("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(1)}} }""");
        Rest.Units = [FakeCadRest.Unit(2)];
        Rest.Held = new TaskCompletionSource();

        Begin();
        var ids = string.Join(',', Enumerable.Range(1, 1000));
        for (var i = 0; i <= SnapshotJournal<long, Unit>.MaxChanges / 1000; i++)
        {
            Scene.Push("EVENT_UNIT_STATUS", $$"""{"identIds":[{{ids}}],"status":3}""");
        }

        Rest.Held.SetResult();
        Ended();
        Assert.Equal([1L], Scene.State.Units.Entries.Select(unit => unit.Id));
        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));

        Clock.Advance(TimeSpan.FromMinutes(5));
        Schedule.Tick();
        Ended();
        Assert.Equal([2L], Scene.State.Units.Entries.Select(unit => unit.Id));
    }

    private void AssertNothingFor(TimeSpan time)
    {
        Clock.Advance(time - TimeSpan.FromMilliseconds(1));
        Schedule.Tick();
        Assert.False(Scene.Cad.Snapshots.IsOpen);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
    }
}
