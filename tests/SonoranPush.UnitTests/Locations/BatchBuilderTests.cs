using SonoranPush.Locations;
using SonoranPush.Locations.Sending;
using static SonoranPush.UnitTests.Locations.LocationFixture;

namespace SonoranPush.UnitTests.Locations;

public class BatchBuilderTests
{
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(250);

    private readonly TrackedUnitRegistry _registry = new(100);
    private readonly BatchBuilder _batcher;

    public BatchBuilderTests() => _batcher = Create(_registry);

    [Fact]
    public void Take_SeveralRowsOfAUnit_GivesTheLatest()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        _batcher.Post(Row("a", x: 20), At(1));

        var unit = Assert.Single(Take(At(2)));

        Assert.Equal(20, unit.InFlight!.Coordinates!.Value.X);
        Assert.Equal(0, _batcher.PendingCount);
    }

    [Fact]
    public void Post_NothingNew_DoesNotWait()
    {
        Show("a", x: 10, At(0));
        _batcher.Post(Row("a", x: 11), At(1));

        Assert.Equal(0, _batcher.PendingCount);
    }

    [Fact]
    public void Post_UnchangedAfterTheRefreshInterval_WaitsAgain()
    {
        Show("a", x: 10, At(0));
        _batcher.Post(Row("a", x: 10), At(30));

        Assert.Equal(1, _batcher.PendingCount);
    }

    [Fact]
    public void Post_UnitIsBackWhereTheHubShowsIt_WithdrawsTheRow()
    {
        Show("a", x: 10, At(0));
        _batcher.Post(Row("a", x: 20), At(1));
        _batcher.Post(Row("a", x: 10), At(2));

        Assert.Equal(0, _batcher.PendingCount);
    }

    [Fact]
    public void Post_MoreUnitsThanTheLimit_RefusesNewOnesOnly()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.True(_batcher.Post(Row("u" + i), At(0)));
        }

        Assert.False(_batcher.Post(Row("new"), At(0)));
        Assert.True(_batcher.Post(Row("u7", x: 50), At(0)));
    }

    [Fact]
    public void Post_LimitReachedByUnitsLongGone_MakesRoom()
    {
        for (var i = 0; i < 100; i++)
        {
            Show("u" + i, x: 1, At(0));
        }

        Assert.False(_batcher.Post(Row("early"), At(60)));
        Assert.True(_batcher.Post(Row("late"), At(180)));
    }

    [Fact]
    public void Return_NothingNewer_WaitsAgain()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        _batcher.Return(Assert.Single(Take(At(0))));

        Assert.Equal(10, Assert.Single(Take(At(1))).InFlight!.Coordinates!.Value.X);
    }

    [Fact]
    public void Return_SomethingNewer_GivesWay()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        var unit = Assert.Single(Take(At(0)));
        _batcher.Post(Row("a", x: 20), At(1));
        _batcher.Return(unit);

        Assert.Equal(20, Assert.Single(Take(At(2))).InFlight!.Coordinates!.Value.X);
    }

    [Fact]
    public void Return_AfterTheSameRowWasPostedAgain_WaitsAndCanBeTaken()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        var unit = Assert.Single(Take(At(0)));
        _batcher.Post(Row("a", x: 10), At(1));
        _batcher.Return(unit);

        Assert.Equal(10, Assert.Single(Take(At(2))).InFlight!.Coordinates!.Value.X);
    }

    [Fact]
    public void Return_ForgottenUnit_DoesNotComeBack()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        var unit = Assert.Single(Take(At(0)));
        _batcher.Forget(unit);
        _batcher.Return(unit);

        Assert.Equal(0, _batcher.PendingCount);
    }

    [Fact]
    public void Take_NeverSentUnits_GoBeforeMovers()
    {
        Show("mover", x: 0, At(0));
        _batcher.Post(Row("mover", x: 5_000), At(1));
        _batcher.Post(Row("new"), At(1));

        Assert.Equal("new", Assert.Single(Take(At(1.1), limit: 1)).Target.Text);
    }

    [Fact]
    public void Take_Movers_GoByExpectedError()
    {
        Show("near", x: 0, At(0));
        Show("far", x: 0, At(0));
        _batcher.Post(Row("near", x: 10), At(1));
        _batcher.Post(Row("far", x: 40), At(1));

        Assert.Equal(["far", "near"], Take(At(1.1)).Select(unit => unit.Target.Text));
    }

    [Fact]
    public void Take_MoreThanTwentyFive_LeavesTheRestWaiting()
    {
        for (var i = 0; i < 60; i++)
        {
            _batcher.Post(Row("u" + i), At(0));
        }

        Assert.Equal(25, Take(At(0)).Length);
        Assert.Equal(35, _batcher.PendingCount);
    }

    private static BatchBuilder Create(TrackedUnitRegistry registry) => new(registry, new MovementFilter(2, 10), TimeSpan.FromSeconds(30));

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private TrackedUnit[] Take(TimeSpan now, int limit = 25) => _batcher.Take(limit, now, new SendPace(Slot, 1_000));

    private void Show(string id, double x, TimeSpan now)
    {
        _batcher.Post(Row(id, x), now);
        Assert.Single(Take(now)).Accept(now);
    }
}
