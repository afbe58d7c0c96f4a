using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using SonoranPush.Diagnostics;
using Xunit;

namespace SonoranPush.UnitTests.Units;

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
        Pass(TimeSpan.FromSeconds(5));
        Pass(TimeSpan.FromSeconds(7));
        Ended();

        Assert.Equal(3, Rest.Requests.Count);
    }

    [Fact]
    public void TooManyRequests_WithoutRetryAfter_WaitsLongerEachTime_ThenGivesUpAndSaysSo()
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Scene.Primed();
        for (var i = 0; i < 3; i++)
        {
            Rest.Prepare(() => FakeCadRest.TooMany());
        }

        Begin();
        Pass(TimeSpan.FromSeconds(20));
        Pass(TimeSpan.FromSeconds(40));
        Ended();

        Assert.Equal(3, Rest.Requests.Count);
        Assert.Equal(1, Logger.CountOf(nameof(Log.SnapshotFailed)));
        Assert.Equal(3, Scene.State.Units.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public void Refusal_IsToldOnce_WithoutTheKey_AndNotTriedAgain(int status)
    {
        Logger.Expect(nameof(Log.SnapshotFailed));
        Scene.Primed();
        Rest.Prepare(() => new HttpResponseMessage((HttpStatusCode)status));

        Snapshot();

        Assert.Single(Rest.Requests);
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
}
