using SonoranPush.Session;
using Xunit;

namespace SonoranPush.UnitTests.Session;

public sealed class ReconnectBackoffTests
{
    [Theory]
    [InlineData(0.0, new[] { 0.5, 1, 2, 4, 4, 4 })]
    [InlineData(0.999999, new[] { 1.0, 2, 4, 8, 8, 8 })]
    public void Failures_DoubleTheDelayUpToEightSeconds_TimesTheDice(double dice, double[] expected)
    {
        var backoff = new ReconnectBackoff(() => dice);

        var delays = expected.Select(_ => Math.Round(backoff.NextAfterFailure().TotalSeconds, 3));

        Assert.Equal(expected, delays);
    }

    [Fact]
    public void Failures_WithoutEnd_NeverOverflow()
    {
        var backoff = new ReconnectBackoff(() => 0.5);
        for (var i = 0; i < 100; i++)
        {
            backoff.NextAfterFailure();
        }

        Assert.Equal(6, backoff.NextAfterFailure().TotalSeconds);
    }

    [Fact]
    public void Refusals_ClimbToFiveMinutesAndStayThere()
    {
        var backoff = new ReconnectBackoff(() => 0.5);

        var delays = Enumerable.Range(0, 6).Select(_ => backoff.NextAfterRefusal().TotalSeconds);

        Assert.Equal(new[] { 30.0, 60, 120, 300, 300, 300 }, delays);
        Assert.Equal(6, backoff.Refusals);
    }

    [Fact]
    public void UnfinishedLogins_CountAsAFailureOnce_ThenWaitUpToTwoMinutes_WithoutHidingTheFirstRealRefusal()
    {
        var backoff = new ReconnectBackoff(() => 0.5);

        var delays = Enumerable.Range(0, 6).Select(_ => backoff.NextAfterUnfinishedLogin().TotalSeconds).ToList();

        Assert.Equal(new[] { 0.75, 30, 60, 120, 120, 120 }, delays);
        Assert.Equal(0, backoff.Refusals);
        backoff.LoggedIn();
        Assert.True(backoff.NextAfterUnfinishedLogin() < TimeSpan.FromSeconds(2));
    }

    // A rolling restart of the CAD may cut two logins, with any time of refused connections between them.
    [Fact]
    public void UnfinishedLogin_AfterTheCadWasAway_IsAFirstOneAgain()
    {
        var backoff = new ReconnectBackoff(() => 0);
        backoff.NextAfterUnfinishedLogin();
        backoff.NextAfterFailure();

        Assert.InRange(backoff.NextAfterUnfinishedLogin(), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void LoggedIn_ForgetsRefusals_AndASessionThatHeldForgetsFailures()
    {
        var backoff = new ReconnectBackoff(() => 0);
        backoff.NextAfterRefusal();
        backoff.NextAfterFailure();

        backoff.LoggedIn();
        Assert.Equal(30, backoff.NextAfterRefusal().TotalSeconds);
        backoff.SessionEnded(held: TimeSpan.FromSeconds(4.9));
        Assert.Equal(1, backoff.NextAfterFailure().TotalSeconds);
        backoff.SessionEnded(held: TimeSpan.FromSeconds(5));
        Assert.Equal(0.5, backoff.NextAfterFailure().TotalSeconds);
    }
}
