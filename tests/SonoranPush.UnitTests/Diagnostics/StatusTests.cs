using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Diagnostics;

public sealed class StatusTests
{
    private readonly PushEventCounters _counters = new();
    private readonly DurationHistory _ticks = new();

    [Fact]
    public void Lines_ShowSessionsCountersAndTicks()
    {
        _counters.CountReceived();
        _counters.CountRefused(3);
        _counters.CountDropped(2);
        _ticks.Add(TimeSpan.FromMilliseconds(1.5));

        var lines = Status(Session(1, SessionState.Ready, null), Session(22, SessionState.Refused, "no")).ToLines().ToList();

        Assert.Equal(
            [
                "^5server 1^7   ^2Ready^7    since 2026-01-02 03:04:05 UTC  logins 4  no error",
                "^5server 22^7  ^1Refused^7  since 2026-01-02 03:04:05 UTC  logins 4  last error: no",
                "^5events^7     received 1   raised 0                ^3refused 3^7        ^3dropped 2^7      waiting 0",
                "^5locations^7  players 0    sent 0                  refused 0        pending 0",
                "^5calls^7      every 0 ms   each unit within 0.0 s  refused 0        failed 0",
                "^5requests^7   done 0       waiting 0               refused 0        failed 0",
                "^5tick^7       p50 1.50 ms  p99 1.50 ms             longest 1.50 ms  (1,200 ticks)",
            ],
            lines);
    }

    [Fact]
    public void Lines_WithoutASession_SaySo() => Assert.Equal("^3no session: settings are missing^7", Status().ToLines().First());

    [Fact]
    public void Lines_WithAHostileError_StayOneLineInOneColour()
    {
        var lines = Status(Session(1, SessionState.Refused, "no^2\u001b[2J\r\nserver 1 Ready " + new string('x', 9000))).ToLines().ToList();

        Assert.Equal(6, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.EndsWith("last error: no2[2J  server 1 Ready " + new string('x', 262) + "...", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Table_HoldsPlainValuesOnly_AndJustTheSessionThatIsAskedFor()
    {
        var status = Status(Session(1, SessionState.Ready, null), Session(2, SessionState.BackingOff, "no"));

        var table = status.ToTable(2);
        new MessagePackWriter().WriteValue(table);

        var session = Assert.IsType<Dictionary<string, object?>>(Assert.Single((List<object?>)table["sessions"]!));
        Assert.Equal(
            "{\"connected\":False,\"lastError\":\"no\",\"logins\":4,\"serverId\":2,\"since\":1767323045000,\"state\":\"BackingOff\",}",
            PlainValues.Describe(session));
        Assert.Equal(2, ((List<object?>)status.ToTable(null)["sessions"]!).Count);
        Assert.Empty((List<object?>)status.ToTable(9)["sessions"]!);
    }

    [Fact]
    public void TickTimes_BeforeTheFirstTick_AreZero() => Assert.Equal(0, _ticks.Percentile(0.99));

    [Fact]
    public void TickTimes_GiveThePercentilesOfTheLastTwelveHundred()
    {
        _ticks.Add(TimeSpan.FromMinutes(1));
        for (var i = 1; i <= 1200; i++)
        {
            _ticks.Add(TimeSpan.FromMilliseconds(i));
        }

        Assert.Equal((601.0, 1189.0, 1200.0), (_ticks.Percentile(0.5), _ticks.Percentile(0.99), _ticks.Percentile(1)));
    }

    private static SessionStatus Session(int serverId, SessionState state, string? error) =>
        new(serverId, state, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), error, 4);

    private ResourceStatus Status(params SessionStatus[] sessions) =>
        new(sessions, _counters, new PushEventQueue(new PushEventLimits()), null, _ticks);
}
