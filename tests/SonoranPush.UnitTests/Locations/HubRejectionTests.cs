using SonoranPush.Locations;
using SonoranPush.Locations.Sending;
using static SonoranPush.UnitTests.Locations.LocationFixture;

namespace SonoranPush.UnitTests.Locations;

/// <summary>Each of the hub's error texts leads to the right action.</summary>
public class HubRejectionTests
{
    private readonly LocationFixture _fixture = new();

    [Fact]
    public void TooSoon_LetsAWindowPassAndSendsTheLatest()
    {
        RefuseFirst(HubContract.TooSoonError);
        _fixture.Locations.Post(Update("a", x: 10));
        _fixture.Step();
        _fixture.Time.Advance(StepLength);
        _fixture.Locations.Post(Update("a", x: 20));
        _fixture.Run(0.3);
        Assert.Single(_fixture.Channel.Calls);

        _fixture.Run(0.3);

        Assert.Equal(20, _fixture.Channel.Map["a"].Coordinates!.Value.X);
        Assert.True(_fixture.Locations.Status.SendInterval > SendWindow.NormalInterval);
        Assert.Equal(1, _fixture.Locations.Status.CallsRefused);
    }

    [Fact]
    public void InvalidRow_IsFoundAndRefusedAndTheRestIsSent()
    {
        _fixture.Channel.Reply = rows => rows.Any(row => row.Target.Text == "u13")
            ? new HubReply(false, HubContract.InvalidLocationError)
            : new HubReply(true);
        PostTwentyFive();
        _fixture.Run(5);

        Assert.Equal(24, _fixture.Channel.Map.Count);
        Assert.False(_fixture.Channel.Map.ContainsKey("u13"));
        Assert.Contains(_fixture.Log.Lines, line => line.Text.Contains("u13", StringComparison.Ordinal) && line.Text.Contains(HubContract.InvalidLocationError, StringComparison.Ordinal));
        Assert.Equal(1, _fixture.Locations.Status.RowsRefused);
        Assert.Equal(0, _fixture.Locations.Status.RowsPending);
        Assert.InRange(_fixture.Channel.Calls.Count, 5, 12);
    }

    [Fact]
    public void InvalidRow_AfterItChanged_IsTriedAgain()
    {
        _fixture.Channel.Reply = rows => new HubReply(rows[0].Location != "bad", HubContract.InvalidLocationError);
        _fixture.Locations.Post(Update("a", location: "bad"));
        _fixture.Run(2);
        Assert.Single(_fixture.Channel.Calls);

        _fixture.Locations.Post(Update("a", location: "good"));
        _fixture.Run(1);

        Assert.Equal("good", _fixture.Channel.Map["a"].Location);
    }

    [Fact]
    public void Unauthenticated_AsksForALoginAndKeepsTheRows()
    {
        RefuseFirst(HubContract.UnauthenticatedError);
        _fixture.Locations.Post(Update("a"));
        _fixture.Run(2);

        Assert.Equal(1, _fixture.Channel.LoginsRequested);
        Assert.True(_fixture.Channel.Map.ContainsKey("a"));
    }

    [Fact]
    public void TooMany_SendsSmallerBatches()
    {
        _fixture.Channel.Reply = rows => new HubReply(rows.Count <= 12, HubContract.TooManyLocationsError);
        PostTwentyFive();
        _fixture.Run(2);

        Assert.Equal(25, _fixture.Channel.Map.Count);
        Assert.Equal(1, _fixture.Locations.Status.CallsRefused);
    }

    [Fact]
    public void Missing_SendsTheRowsAgain()
    {
        RefuseFirst(HubContract.MissingLocationsError);
        _fixture.Locations.Post(Update("a"));
        _fixture.Run(2);

        Assert.True(_fixture.Channel.Map.ContainsKey("a"));
    }

    [Fact]
    public void UnknownError_CausedByOneRow_HoldsUpThatRowOnly()
    {
        _fixture.Channel.Reply = rows => new HubReply(rows.All(row => row.Target.Text != "u13"), "boom");
        PostTwentyFive();
        _fixture.Run(20);

        Assert.Equal(24, _fixture.Channel.Map.Count);
        Assert.Equal(1, _fixture.Locations.Status.RowsPending);
        Assert.Equal(0, _fixture.Locations.Status.RowsRefused);

        _fixture.Channel.Reply = _ => new HubReply(true);
        _fixture.Run(40);

        Assert.Equal(25, _fixture.Channel.Map.Count);
    }

    [Fact]
    public void UnknownError_OfALoneRow_Once_IsTriedWithTheNextCall()
    {
        RefuseFirst("boom");
        _fixture.Locations.Post(Update("a"));
        _fixture.Run(1);

        Assert.True(_fixture.Channel.Map.ContainsKey("a"));
    }

    [Fact]
    public void UnknownErrors_OfAHubThatIsUnwell_SlowDownAndLeaveTheNormalPaceBehindThem()
    {
        _fixture.Channel.Reply = _ => new HubReply(false, "boom");
        var place = 0;
        void Drive() => Assert.Equal(40, _fixture.Locations.PostMany(Enumerable.Range(0, 40).Select(i => (object)Update("u" + i, x: 10 * (++place % 300))).ToList()));
        _fixture.Run(10, Drive);
        Assert.InRange(_fixture.Channel.Calls.Count, 5, 15);

        _fixture.Channel.Reply = _ => new HubReply(true);
        _fixture.Run(35, Drive);
        var calls = _fixture.Channel.Calls.Count;
        _fixture.Run(10, Drive);

        Assert.Equal(SendWindow.NormalInterval, _fixture.Locations.Status.SendInterval);
        Assert.InRange(_fixture.Channel.Calls.Count - calls, 39, 41);
    }

    [Fact]
    public void InvalidRow_ThatChangesAllTheTime_IsTriedEveryHalfMinute()
    {
        _fixture.Channel.Reply = _ => new HubReply(false, HubContract.InvalidLocationError);
        var place = 0;
        _fixture.Run(100, () => _fixture.Locations.Post(Update("a", x: 10 * (++place % 300))));

        Assert.InRange(_fixture.Channel.Calls.Count, 4, 5);
    }

    [Fact]
    public void TooMany_Once_IsTriedAgainAfterAMinuteOfCalls()
    {
        RefuseFirst(HubContract.TooManyLocationsError);
        var place = 0;
        _fixture.Run(70, () => _fixture.Locations.PostMany(Enumerable.Range(0, 60).Select(i => (object)Update("u" + i, x: 10 * (++place % 300))).ToList()));

        Assert.All(_fixture.Channel.Calls.Skip(1).Take(200), call => Assert.InRange(call.Count, 1, 12));
        Assert.Equal(25, _fixture.Channel.Calls[^1].Count);
    }

    [Theory]
    [InlineData("An unexpected error occurred invoking 'UnitLocation' on the server. HubException: UNIT_LOCATION updates are limited to every 200ms.")]
    [InlineData("unit_location updates are limited to every 200ms.")]
    public void Read_DocumentedTextInOtherWords_IsRecognised(string error) => Assert.Equal(HubRejection.TooSoon, HubRejections.Read(error));

    private void RefuseFirst(string error) =>
        _fixture.Channel.Reply = _ => new HubReply(_fixture.Channel.Calls.Count > 1, error);

    private void PostTwentyFive()
    {
        for (var i = 0; i < 25; i++)
        {
            Assert.Null(_fixture.Locations.Post(Update("u" + i)));
        }
    }
}
