using System;
using SonoranPush.Outbound;
using Xunit;

namespace SonoranPush.UnitTests.Outbound;

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

    // The hub counts from when a call arrives. The first call of a process can take a tenth of a second to get there.
    [Fact]
    public void End_OfAFirstSlowCall_KeepsTheNextAwayFromItsAnswer()
    {
        Call(at: 0, took: 120);

        Assert.False(IsOpen(324));
        Assert.True(IsOpen(325));
    }

    [Fact]
    public void End_OfACallSlowerThanOthers_KeepsTheNextAwayByTheDifference()
    {
        Call(at: 0, took: 60);
        Call(at: 265, took: 60);
        Call(at: 515, took: 190);

        Assert.False(IsOpen(849));
        Assert.True(IsOpen(850));
    }

    [Fact]
    public void End_OfACallAsSlowAsAllOthers_CostsNothing()
    {
        Call(at: 0, took: 180);
        Call(at: 400, took: 180);

        Assert.False(IsOpen(604));
        Assert.True(IsOpen(605));
    }

    [Fact]
    public void End_OfCallsThatStaySlower_IsGotUsedTo()
    {
        Call(at: 0, took: 5);
        for (var call = 1; call <= 100; call++)
        {
            Call(at: call * 1000, took: 80);
        }

        Assert.True(IsOpen(100_250));
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
