using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using FxServer.Host.World;
using LocalCad.Rest;
using SonoranPush.Contracts;
using SonoranPush.IntegrationTests.Resource.Support;
using SonoranPush.Requests;
using Xunit;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>The built resource asks LocalCad for changes.</summary>
[Collection(nameof(UndisturbedTests))]
public sealed class RequestTests
{
    private const string License = "license:b7f3a1";

    private static readonly Dictionary<string, int> Limits = new()
    {
        ["PATCH units/status"] = 30,
        ["PATCH units/panic"] = 20,
        ["POST calls/911"] = 10,
        ["POST dispatch-calls"] = 20,
        ["POST dispatch-calls/{callId}/notes"] = 60,
    };

    [Fact]
    public Task Changes_ReachTheBoard_AndComeBackAsEvents() => PlayAsync(async scene =>
    {
        var desk = new Desk(scene);
        await desk.AskAsync(ScriptContract.SetUnitStatusExport, 7, 4);
        await desk.AskAsync(ScriptContract.SetUnitPanicExport, License, true);
        await desk.AskAsync(ScriptContract.Create911CallExport, Map(("caller", "Jane"), ("location", "Alta Street")));
        await desk.AskAsync(ScriptContract.CreateDispatchCallExport, Map(("title", "Robbery"), ("units", new List<object?> { 7 })));
        await desk.AskAsync(ScriptContract.AddCallNoteExport, 9002, "Two masked men.");
        await desk.AskAsync(ScriptContract.DetachUnitsExport, 101);
        await desk.AskAsync(ScriptContract.AttachUnitsExport, 9002, Map(("unitId", 101)));
        await desk.AskAsync(ScriptContract.Remove911CallExport, 9001);
        await desk.AskAsync(ScriptContract.CloseCallsExport, 9002);

        Assert.All(desk.Answers, answer => Assert.True(answer.IsDone, answer.Result?.ToString()));
        Assert.Equal([9001L, 9002L], new[] { 2, 3 }.Select(at => Convert.ToInt64(((IDictionary<string, object?>)desk.Answers[at].Result!)["callId"], null)));
        foreach (var type in new[]
        {
            "EVENT_UNIT_STATUS", "EVENT_UNIT_PANIC", "EVENT_911", "EVENT_DISPATCH_NEW", "EVENT_DISPATCH_NOTE", "EVENT_DISPATCH_UNIT_DETACH",
            "EVENT_DISPATCH_UNIT_ATTACH", "EVENT_REMOVE_911", "EVENT_DISPATCH_CLOSED",
        })
        {
            await scene.Events.NamedAsync(ScriptContract.TypedPushEventPrefix + type, 1);
        }

        var unit = (IDictionary<string, object?>)(await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.GetUnitExport, 101))!;
        Assert.Equal((4L, true), (Convert.ToInt64(unit["status"], null), unit["isPanic"]));
        Assert.Empty((IEnumerable<object?>)(await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.GetEmergencyCallsExport))!);
    });

    [Fact]
    public Task ThousandRequestsAtOnce_AreAllAnswered_AndNoLimitIsExceeded() => PlayAsync(async scene =>
    {
        var desk = new Desk(scene);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 200; i++)
        {
            await desk.BeginAsync(ScriptContract.AddCallNoteExport, 5001, $"note {i}");
            await desk.BeginAsync(ScriptContract.Create911CallExport, Map(("caller", $"caller {i}"), ("location", "Alta Street")));
            await desk.BeginAsync(ScriptContract.CreateDispatchCallExport, Map(("title", $"call {i}")));
            await desk.BeginAsync(ScriptContract.SetUnitStatusExport, Map(("unitId", 1000 + i)), 1);
            await desk.BeginAsync(ScriptContract.SetUnitPanicExport, Map(("unitId", 2000 + i)), true);
        }

        await Soon.TrueAsync(
            () => Limits.All(limit => scene.Cad.ChangeRequests.Count(request => request.Endpoint == limit.Key) >= Math.Min(limit.Value, RequestQueue.Capacity / 5)),
            "the first minute's requests");
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        var longestTick = (double)(await scene.GetStatusAsync())["tickP99Ms"]!;
        await scene.Host.StopResourceAsync(Scene.Resource);

        await Soon.TrueAsync(() => desk.Answers.Count == 1000, $"1,000 answers, {desk.Answers.Count} came");
        Assert.DoesNotContain(scene.Cad.ChangeRequests, request => request.Status == 429);
        Assert.All(Limits, limit => Assert.InRange(MostInAMinute(scene.Cad.ChangeRequests, limit.Key), 1, limit.Value));
        Assert.InRange(growth, long.MinValue, 20_000_000);
        Assert.InRange(longestTick, 0, 12);
    });

    [Fact]
    public Task CadThatDiesBeforeItsAnswer_HasEveryStatusAsLastSet_AndNoCallTwice() => PlayAsync(async scene =>
    {
        var desk = new Desk(scene);
        scene.Cad.Faults.RestAnswerDelay = TimeSpan.FromMinutes(1);
        await desk.BeginAsync(ScriptContract.SetUnitStatusExport, 101, 1);
        await desk.BeginAsync(ScriptContract.SetUnitPanicExport, 101, true);
        await desk.BeginAsync(ScriptContract.CreateDispatchCallExport, Map(("title", "Robbery")));
        await Soon.TrueAsync(() => scene.Cad.ChangeRequests.Count >= 2, "requests under way");

        await scene.Cad.StopAsync();
        await desk.BeginAsync(ScriptContract.SetUnitStatusExport, 101, 3);
        await desk.BeginAsync(ScriptContract.SetUnitPanicExport, 101, false);
        await desk.BeginAsync(ScriptContract.SetUnitStatusExport, 101, 4);
        scene.Cad.Faults.RestAnswerDelay = TimeSpan.Zero;
        await scene.Cad.RestartAsync();
        await Soon.TrueAsync(() => desk.Answers.Count == 6, "six answers");

        var unit = (JsonObject)scene.Cad.Board(1).Units(includeOffline: true, onlyUnits: false, 1, 0)[0]!;
        Assert.Equal((4, false), ((int)unit["status"]!, (bool)unit["isPanic"]!));
        Assert.InRange(scene.Cad.ChangeRequests.Count(request => request.Endpoint == "POST dispatch-calls"), 0, 1);
        var creation = desk.Answers.Single(answer => answer.Export == ScriptContract.CreateDispatchCallExport);
        Assert.False(creation.IsDone);
        Assert.Matches("unknown whether it was done|not sent", (string)creation.Result!);
    });

    [Fact]
    public Task Stop_AnswersFiftyWaitingRequests_WithinItsTime() => PlayAsync(async scene =>
    {
        var desk = new Desk(scene);
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
        Assert.InRange(watch.Elapsed.TotalMilliseconds, 0, 300);
    });

    [Fact]
    public Task GameClients_ReachNoneOfIt() => PlayAsync(async scene =>
    {
        var names = (await scene.Host.GetEventNamesAsync(Scene.Resource)).Where(name => name.StartsWith("__cfx_export_", StringComparison.Ordinal)).ToList();
        Assert.Contains("__cfx_export_sonorancad_performApiRequest", names);
        var given = new ConcurrentQueue<object?>();
        foreach (var name in names)
        {
            await scene.Host.RaiseFromPlayerAsync(7, name, new Action<IReadOnlyList<object?>>(arguments => given.Enqueue(arguments)));
        }

        Assert.Empty(given);
        Assert.Empty(scene.Cad.ChangeRequests);
    });

    private static Task PlayAsync(Func<Scene, Task> play) => Scene.PlayAsync(
        new SceneOptions
        {
            Config = new JsonObject { ["rest"] = new JsonObject { ["snapshot"] = false } },
            Players = [new PlayerState { Id = 7, Identifiers = { License } }],
        },
        async scene =>
        {
            await scene.Cad.PushEventAsync(1, "EVENT_UNIT_LOGIN", JsonNode.Parse($$"""{"unit":{"id":101,"accId":"a","status":2,"data":{"communityUserId":"{{License}}"} },"isDispatch":false}"""));
            await scene.Cad.PushEventAsync(1, "EVENT_DISPATCH_NEW", JsonNode.Parse("""{"dispatch":{"callId":5001,"title":"Stop","status":1,"idents":[]}}"""));
            await scene.Events.NamedAsync("SonoranCAD::core:AddPlayer", 1);
            await scene.Events.NamedAsync("SonoranCAD::pushevents:DispatchEvent", 1);
            await play(scene);
        });

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] members) => members.ToDictionary(member => member.Name, member => member.Value);

    private static int MostInAMinute(IReadOnlyList<ChangeRequest> requests, string endpoint)
    {
        var times = requests.Where(request => request.Endpoint == endpoint).Select(request => request.At).ToList();
        return times.Max(at => times.Count(other => other <= at && other > at - TimeSpan.FromMinutes(1)));
    }

    // Asks as another resource does, and keeps the answers.
    private sealed class Desk(Scene scene)
    {
        private readonly ConcurrentQueue<Answer> _answers = new();

        public IReadOnlyList<Answer> Answers => [.. _answers];

        public async Task AskAsync(string export, params object?[] arguments)
        {
            var before = _answers.Count;
            await BeginAsync(export, arguments);
            await Soon.TrueAsync(() => _answers.Count > before, $"the answer to {export}");
        }

        public Task<object?> BeginAsync(string export, params object?[] arguments) => scene.Host.CallExportAsync(
            Scene.Resource,
            export,
            [.. arguments, new Action<IReadOnlyList<object?>>(answer => _answers.Enqueue(new Answer(export, answer[0] is true, answer[1])))]);
    }

    private sealed record Answer(string Export, bool IsDone, object? Result);
}
