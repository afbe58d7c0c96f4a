using SonoranPush.Checks;
using SonoranPush.Contracts;
using Xunit;

namespace SonoranPush.UnitTests.Checks;

/// <summary>A whole run on a fake server.</summary>
public sealed class SelfCheckTests : PushResourceSpecification
{
    private readonly List<CheckReport> _reports = [];

    public SelfCheckTests()
    {
        Host.Convars["sonoranpush_hubUrl"] = "http://127.0.0.1:9/apiWsHub";
        Resource.Check.Probe = (hub, _) => Task.FromResult(new HubProbeResult { Hub = hub, Stage = ProbeStage.Connect, Problem = "refused; wait" });
        Host.OnRaise = raised =>
        {
            if (raised.Name == ScriptContract.InspectPlayers)
            {
                Resource.Check.LuaReported(new Dictionary<string, object> { ["resource"] = "another", ["sampled"] = 9 });
                Resource.Check.LuaReported(new Dictionary<string, object> { ["resource"] = "sonoranpush", ["sampled"] = 4, ["copies"] = new List<object> { "copy" } });
            }
        };
    }

    [Fact]
    public void Run_BeforeTheFirstLogin_ReportsEveryCheckInOrder()
    {
        Run();

        var rows = Assert.Single(_reports).Rows;
        Assert.Equal(["resource", "settings", "machine", "hub", "REST", "players", "locations", "cost", "neighbours"], rows.Select(row => row.Check).Distinct());
        Assert.Contains(rows, row => row.Finding.StartsWith("players.lua runs and samples 4 of", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Finding.EndsWith("copy", StringComparison.Ordinal));
        Assert.Equal("refused", Assert.Single(rows, row => row is { Check: "machine", Result: CheckResult.Failed }).Finding);
    }

    [Fact]
    public void Run_WhileAnotherOneRuns_IsRefused_AndPossibleAfterwards()
    {
        Assert.True(Resource.Check.Start(_reports.Add));
        Assert.False(Resource.Check.Start(_reports.Add));
        TickUntil(() => _reports.Count == 1, "the report");

        Run();

        Assert.Equal(2, _reports.Count);
    }

    [Fact]
    public void Probe_ThatNeverEnds_IsReportedInTime()
    {
        var isAsked = false;
        Resource.Check.Probe = (_, _) =>
        {
            Volatile.Write(ref isAsked, true);
            return new TaskCompletionSource<HubProbeResult>().Task;
        };
        var began = Clock.GetTimestamp();
        Assert.True(Resource.Check.Start(_reports.Add));

        // What runs on the pool afterwards takes real time, in which little may pass on the clock.
        TickUntil(() => Volatile.Read(ref isAsked), "the probe");
        TickUntil(() => Clock.GetElapsedTime(began).TotalSeconds >= 29, "the limit", TimeSpan.FromMilliseconds(200));
        TickUntil(() => _reports.Count == 1, "the report");

        Assert.Contains(_reports[0].Rows, row => row is { Check: "machine", Result: CheckResult.Failed });
        Assert.Contains(_reports[0].Rows, row => row.Check == "cost");
        Assert.InRange(Clock.GetElapsedTime(began).TotalSeconds, 28, 40);
    }

    [Fact]
    public void Stop_DuringARun_EndsIt()
    {
        var ended = new TaskCompletionSource();
        Resource.Check.Probe = async (hub, cancellation) =>
        {
            await using var registration = cancellation.Register(ended.SetResult);
            await ended.Task;
            return new HubProbeResult { Hub = hub };
        };
        Assert.True(Resource.Check.Start(_reports.Add));
        TickUntil(() => Host.RaisedAs(ScriptContract.MeasurePlayers).Any(), "the measurement");
        for (var tick = 0; tick < 10; tick++)
        {
            RunTick();
        }

        Resource.Stop();

        Assert.True(ended.Task.IsCompleted);
        Assert.Empty(_reports);
    }

    private void Run()
    {
        Assert.True(Resource.Check.Start(_reports.Add));
        var before = _reports.Count;
        TickUntil(() => _reports.Count > before, "the report");
    }
}
