using System.Diagnostics;
using LocalCad.Rest;
using SonoranPush.IntegrationTests.Mono.Support;
using SonoranPush.Requests;
using Xunit.Abstractions;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>Many requests at once: memory and the time of a stop are measured. How long ticks took is printed only: the clock also runs
/// while something else has the processor. What bounds a tick is the number of its callbacks.</summary>
[Collection(nameof(UndisturbedTests))]
public sealed class RequestLoadTests(ITestOutputHelper output)
{
    private const double LongestStopMs = 300;

    private static readonly Dictionary<string, int> Limits = new()
    {
        ["PATCH units/status"] = 30,
        ["PATCH units/panic"] = 20,
        ["POST calls/911"] = 10,
        ["POST dispatch-calls"] = 20,
        ["POST dispatch-calls/{callId}/notes"] = 60,
    };

    [Fact]
    public Task ThousandRequestsAtOnce_AreAllAnswered_AndNoLimitIsExceeded() => RequestDesk.PlayAsync(async scene =>
    {
        var desk = new RequestDesk(scene);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 200; i++)
        {
            await desk.BeginAsync(ScriptContract.AddCallNoteExport, 5001, $"note {i}");
            await desk.BeginAsync(ScriptContract.Create911CallExport, RequestDesk.Map(("caller", $"caller {i}"), ("location", "Alta Street")));
            await desk.BeginAsync(ScriptContract.CreateDispatchCallExport, RequestDesk.Map(("title", $"call {i}")));
            await desk.BeginAsync(ScriptContract.SetUnitStatusExport, RequestDesk.Map(("unitId", 1000 + i)), 1);
            await desk.BeginAsync(ScriptContract.SetUnitPanicExport, RequestDesk.Map(("unitId", 2000 + i)), true);
        }

        await Soon.TrueAsync(
            () => Limits.All(limit => scene.Cad.ChangeRequests.Count(request => request.Endpoint == limit.Key) >= Math.Min(limit.Value, RequestQueue.Capacity / 5)),
            "the first minute's requests");
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"tick p99 {(await scene.GetStatusAsync())["tickP99Ms"]} ms");
        await scene.Host.StopResourceAsync(Scene.Resource);

        await Soon.TrueAsync(() => desk.Answers.Count == 1000, $"1,000 answers, {desk.Answers.Count} came");
        Assert.DoesNotContain(scene.Cad.ChangeRequests, request => request.Status == 429);
        Assert.All(Limits, limit => Assert.InRange(MostInAMinute(scene.Cad.ChangeRequests, limit.Key), 1, limit.Value));
        Assert.InRange(growth, long.MinValue, 20_000_000);
    });

    [Fact]
    public async Task Stop_AnswersFiftyWaitingRequests_WithinItsTime()
    {
        var took = await Attempts.BestAsync(LongestStopMs, async () =>
        {
            var took = double.MaxValue;
            await RequestDesk.PlayAsync(async scene => took = await StopWithFiftyWaitingAsync(scene));
            return took;
        });

        Assert.InRange(took, 0, LongestStopMs);
    }

    private static async Task<double> StopWithFiftyWaitingAsync(Scene scene)
    {
        var desk = new RequestDesk(scene);
        scene.Cad.Faults.RestAnswerDelay = TimeSpan.FromMinutes(1);
        for (var i = 0; i < 50; i++)
        {
            await desk.BeginAsync(ScriptContract.AddCallNoteExport, 5001, $"note {i}");
        }

        var watch = Stopwatch.StartNew();
        await scene.Host.StopResourceAsync(Scene.Resource);
        watch.Stop();

        Assert.Equal(50, desk.Answers.Count);
        Assert.All(desk.Answers, answer => Assert.StartsWith("sonoranpush has stopped before", (string)answer.Result!, StringComparison.Ordinal));
        return watch.Elapsed.TotalMilliseconds;
    }

    private static int MostInAMinute(IReadOnlyList<ChangeRequest> requests, string endpoint)
    {
        var times = requests.Where(request => request.Endpoint == endpoint).Select(request => request.At).ToList();
        return times.Max(at => times.Count(other => other <= at && other > at - TimeSpan.FromMinutes(1)));
    }
}
