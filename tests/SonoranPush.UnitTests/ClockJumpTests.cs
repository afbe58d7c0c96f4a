namespace SonoranPush.UnitTests;

/// <summary>The wall clock may be set while the resource runs: what is shown follows it, what is waited for does not.</summary>
public sealed class ClockJumpTests : PushResourceSpecification
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void WallClock_SetByAnHour_ChangesWhatIsShownAlone(int hours)
    {
        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");

        Clock.WallClockJump = TimeSpan.FromHours(hours);
        Push(Envelope("EVENT_TONE", "{}"));
        TickUntil(() => CountOf(ScriptContract.PushEvent) == 1, "the event");

        Assert.Equal(0, CountOf(ScriptContract.Disconnected));
        Assert.Single(Hub.Connections);
        var receivedAt = (long)Host.RaisedAs(ScriptContract.PushEvent).Single().Table(2)["receivedAt"]!;
        Assert.InRange(receivedAt, (Clock.GetUtcNow() - TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds(), Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void WallClock_SetByAnHourBeforeARetry_LeavesItsTime(int hours)
    {
        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");
        Hub.Last.Lose();
        TickUntil(() => CountOf(ScriptContract.Disconnected) == 1, "the loss");

        Clock.WallClockJump = TimeSpan.FromHours(hours);
        TickUntil(() => CountOf(ScriptContract.Connected) == 2, "the connection after it");

        var gap = (long)Host.RaisedAs(ScriptContract.Connected).Last().Table(0)["gapMs"]!;
        Assert.InRange(gap, 500, TimeSpan.FromMinutes(1).TotalMilliseconds);
    }
}
