using System;
using System.Collections.Generic;
using System.Linq;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.Inbound;
using SonoranPush.Session;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Diagnostics;

public sealed class StatusTests
{
    private readonly PushCounters _counters = new();
    private readonly TickTimes _ticks = new();

    [Fact]
    public void Lines_ShowSessionsCountersAndTicks()
    {
        _counters.CountReceived();
        _counters.CountRefused(PushRefusal.BadItem, 3);
        _counters.CountDropped(2);
        _ticks.Add(TimeSpan.FromMilliseconds(1.5));

        var lines = Status(Session(1, SessionState.Ready, null), Session(22, SessionState.Refused, "no")).ToLines().ToList();

        Assert.Equal("server 1    Ready since 2026-01-02 03:04:05 UTC", lines[0]);
        Assert.Equal("server 22   Refused since 2026-01-02 03:04:05 UTC, last error: no", lines[1]);
        Assert.Equal("events      received 1, raised 0, refused 3, dropped 2, waiting 0", lines[2]);
        Assert.Contains(lines, line => line.Contains("p50 1.50 ms, p99 1.50 ms, longest 1.50 ms", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_WithoutASession_SaySo() => Assert.Equal("no session: settings are missing", Status().ToLines().First());

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

    [Fact]
    public void Counters_TellTheReasonsApart()
    {
        foreach (var reason in Enum.GetValues<PushRefusal>())
        {
            _counters.CountRefused(reason, (int)reason + 1);
        }

        Assert.All(Enum.GetValues<PushRefusal>(), reason => Assert.Equal((int)reason + 1, _counters.RefusedFor(reason)));
        Assert.Equal(Enum.GetValues<PushRefusal>().Sum(reason => (int)reason + 1), _counters.Refused);
    }

    private static SessionStatus Session(int serverId, SessionState state, string? error) =>
        new(serverId, state, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), error, 4);

    private ResourceStatus Status(params SessionStatus[] sessions) =>
        new(sessions, _counters, new InboundQueue(new PushEventLimits()), null, _ticks);
}
