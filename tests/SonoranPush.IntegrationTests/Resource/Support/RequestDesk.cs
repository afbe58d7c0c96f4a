using System.Collections.Concurrent;
using FxServer.Host.World;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Asks for changes as another resource does, and keeps the answers.</summary>
internal sealed class RequestDesk(Scene scene)
{
    public const string License = "license:b7f3a1";

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

    /// <summary>Plays a scene with one unit, whose player is 7, and one call.</summary>
    public static Task PlayAsync(Func<Scene, Task> play) => Scene.PlayAsync(
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

    /// <summary>A table.</summary>
    public static Dictionary<string, object?> Map(params (string Name, object? Value)[] members) => members.ToDictionary(member => member.Name, member => member.Value);

    public sealed record Answer(string Export, bool IsDone, object? Result);
}
