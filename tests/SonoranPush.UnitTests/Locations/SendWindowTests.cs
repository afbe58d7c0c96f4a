using SonoranPush.Locations;
using SonoranPush.Locations.Sending;

namespace SonoranPush.UnitTests.Locations;

public sealed class SendWindowTests
{
    private readonly SendWindow _window = new();

    [Fact]
    public void Start_OnTime_PlansTheNextCallAQuarterSecondLater()
    {
        Call(at: 0, took: 2);

        Assert.False(IsOpen(249));
        Assert.True(IsOpen(250));
    }

    [Fact]
    public void Start_ATickLate_LeavesTheNextPlannedTimeWhereItWas()
    {
        Call(at: 0, took: 2);
        Call(at: 290, took: 2);

        Assert.False(IsOpen(499));
        Assert.True(IsOpen(500));
    }

    // The hub counts from when a call arrives. The first calls of a process can take a tenth of a second to get there.
    [Fact]
    public void End_OfAnEarlyCall_KeepsTheNextAwayFromItsAnswer()
    {
        Call(at: 0, took: 120);

        Assert.False(IsOpen(324));
        Assert.True(IsOpen(325));
    }

    [Fact]
    public void End_OfALaterCallSlowerThanOthers_KeepsTheNextAwayByTheDifference()
    {
        GetAcquainted(took: 60);
        Call(at: 60_000, took: 190);

        Assert.False(IsOpen(60_000 + 130 - 1 + 204));
        Assert.True(IsOpen(60_000 + 130 + 205));
    }

    [Fact]
    public void End_OfALaterCallAsSlowAsAllOthers_CostsNothing()
    {
        GetAcquainted(took: 180);
        Call(at: 60_000, took: 180);

        Assert.False(IsOpen(60_249));
        Assert.True(IsOpen(60_250));
    }

    [Fact]
    public void End_OfCallsThatStaySlower_IsGotUsedTo()
    {
        GetAcquainted(took: 5);
        for (var call = 0; call < 400; call++)
        {
            Call(at: 60_000 + (call * 1000), took: 80);
        }

        Assert.True(IsOpen(60_000 + 399_250));
    }

    // A busy machine: nine of ten calls are held up on their way there, any number on their way back.
    [Fact]
    public void Start_WhenQuickCallsAreRare_LetsNoTwoArriveWithinTheHubsLimit()
    {
        var random = new Random(20261125);
        var arrival = -1000.0;
        var ended = 0.0;
        for (var tick = 0; tick < 36_000; tick++)
        {
            var now = tick * 50;
            if (now < ended || !IsOpen(now))
            {
                continue;
            }

            var there = random.Next(10) == 0 ? 2 : random.Next(2, 60);
            var took = there + random.Next(2, 20);
            _window.Start(Ms(now));
            _window.End(Ms(took));
            Assert.True(now + there - arrival >= 200, $"Arrived {now + there - arrival} ms after the call before, at {now}.");
            arrival = now + there;
            ended = now + took;
        }
    }

    // The connection broke 10 ms into a call whose way there and back takes 120 ms.
    [Fact]
    public void Lose_SaysNothingOfHowLongTheWayIs()
    {
        GetAcquainted(took: 120);
        _window.Start(Ms(60_000));
        _window.Lose(Ms(10));
        GetAcquainted(took: 120, from: 61_000);
        Call(at: 120_000, took: 120);

        Assert.True(IsOpen(120_250));
    }

    [Fact]
    public void Lose_MakesTheNextConnectionsFirstCallsCountAsHeldUp()
    {
        GetAcquainted(took: 60);
        _window.Start(Ms(60_000));
        _window.Lose(Ms(8_000));
        Call(at: 70_000, took: 150);

        Assert.False(IsOpen(70_000 + 150 + 204));
        Assert.True(IsOpen(70_000 + 150 + 205));
    }

    [Fact]
    public void Widen_LearnsAnewHowLongTheWayIs()
    {
        GetAcquainted(took: 60);
        _window.Widen(Ms(60_000));
        Call(at: 61_000, took: 300);

        Assert.False(IsOpen(61_000 + 300 + 267));
    }

    private void GetAcquainted(int took, int from = 0)
    {
        for (var call = 0; call < SendWindow.RoundTripSampleCount; call++)
        {
            Call(at: from + (call * 1000), took);
        }
    }

    private void Call(int at, int took)
    {
        Assert.True(IsOpen(at));
        _window.Start(Ms(at));
        _window.End(Ms(took));
    }

    private bool IsOpen(int at) => _window.IsOpen(Ms(at));

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
