using System.Collections.Concurrent;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>The built resource asks LocalCad for changes.</summary>
public sealed class RequestTests
{
    [Fact]
    public Task Changes_ReachTheBoard_AndComeBackAsEvents() => RequestDesk.PlayAsync(async scene =>
    {
        var desk = new RequestDesk(scene);
        await desk.AskAsync(ScriptContract.SetUnitStatusExport, 7, 4);
        await desk.AskAsync(ScriptContract.SetUnitPanicExport, RequestDesk.License, true);
        await desk.AskAsync(ScriptContract.Create911CallExport, RequestDesk.Map(("caller", "Jane"), ("location", "Alta Street")));
        await desk.AskAsync(ScriptContract.CreateDispatchCallExport, RequestDesk.Map(("title", "Robbery"), ("units", new List<object?> { 7 })));
        await desk.AskAsync(ScriptContract.AddCallNoteExport, 9002, "Two masked men.");
        await desk.AskAsync(ScriptContract.DetachUnitsExport, 101);
        await desk.AskAsync(ScriptContract.AttachUnitsExport, 9002, RequestDesk.Map(("unitId", 101)));
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
    public Task CadThatDiesBeforeItsAnswer_HasEveryStatusAsLastSet_AndNoCallTwice() => RequestDesk.PlayAsync(async scene =>
    {
        var desk = new RequestDesk(scene);
        scene.Cad.Faults.RestAnswerDelay = TimeSpan.FromMinutes(1);
        await desk.BeginAsync(ScriptContract.SetUnitStatusExport, 101, 1);
        await desk.BeginAsync(ScriptContract.SetUnitPanicExport, 101, true);
        await desk.BeginAsync(ScriptContract.CreateDispatchCallExport, RequestDesk.Map(("title", "Robbery")));
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
    public Task GameClients_ReachNoneOfIt() => RequestDesk.PlayAsync(async scene =>
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
}
