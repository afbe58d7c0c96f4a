using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Examples;

/// <summary>The Lua example: what the CAD pushes is read in the chat of those on duty, and <c>/duty</c> answers.</summary>
public sealed class DispatchChatTests
{
    private const string Example = "../shared/examples/dispatch-chat";
    private const string Chat = "chat:addMessage";

    [Fact]
    public Task Call_IsToldToPlayersOnDuty_AndToNobodyElse() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.CallAsync(scene.Cad, 5001, "Traffic stop");

        var (player, text) = await ChatAsync(scene, 1);
        Assert.Equal("7", player);
        Assert.Equal("Dispatch: call 5001: 10-16 Traffic stop (Palomino Ave 1024)", text);
        Assert.Equal(1, scene.Events.Count("$client"));
    });

    [Fact]
    public Task Attachment_IsToldToThatUnitAlone() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.LoginAsync(scene.Cad, 102, "license:def", "4-L-10");
        await scene.Cad.PushEventAsync(1, "EVENT_DISPATCH_UNIT_ATTACH", JsonNode.Parse("""{"callId":5001,"idents":[102]}"""));

        Assert.Equal(("8", "Dispatch: you are attached to call 5001"), await ChatAsync(scene, 1));
        Assert.Equal(1, scene.Events.Count("$client"));
    });

    [Fact]
    public Task Panic_NamesTheUnit_AndItsEndIsNotTold() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.PanicAsync(scene.Cad, 101, false);
        await Push.PanicAsync(scene.Cad, 101);
        await Push.PanicAsync(scene.Cad, 999);

        Assert.Equal(("7", "PANIC: 4-L-9 P. Nakata, Main St"), await ChatAsync(scene, 1));
        Assert.Equal(("7", "PANIC: a unit that is not known here"), await ChatAsync(scene, 2));
    });

    [Fact]
    public Task PlayerWhoLoggedOut_IsToldNothingMore() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.LoginAsync(scene.Cad, 102, "license:def", "4-L-10");
        await Push.CallAsync(scene.Cad, 5001, "first");
        await ChatAsync(scene, 2);

        await Push.LogoutAsync(scene.Cad, 101);
        await Push.CallAsync(scene.Cad, 5002, "second");

        Assert.Equal("8", (await ChatAsync(scene, 3)).Player);
        Assert.Equal(3, scene.Events.Count("$client"));
    });

    [Fact]
    public Task Samples_OfTheConsoleCommand_AreToldAsSuch() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.CallAsync(scene.Cad, 5001, "Traffic stop");
        await ChatAsync(scene, 1);

        await scene.Host.ExecuteAsync("sonoranpush test EVENT_UNIT_PANIC");
        await scene.Host.ExecuteAsync("sonoranpush test EVENT_DISPATCH_NEW");

        Assert.StartsWith("PANIC (test): ", (await ChatAsync(scene, 2)).Text, StringComparison.Ordinal);
        await scene.Events.FirstAsync("$client", raised => TextOf(raised.Arguments).StartsWith("Dispatch (test): call ", StringComparison.Ordinal));
    });

    [Fact]
    public Task EventsOfAnyShape_BreakNothing_AndTextsAreShortened() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        foreach (var (type, data) in Shapes())
        {
            await scene.Cad.PushEventAsync(1, type, JsonNode.Parse(data));
        }

        await Push.CallAsync(scene.Cad, 5001, string.Concat(Enumerable.Repeat("ü", 5000)));

        var said = await scene.Events.FirstAsync("$client", raised => TextOf(raised.Arguments).Contains("5001", StringComparison.Ordinal));
        Assert.InRange(TextOf(said.Arguments).Length, 120, 250);
    });

    [Fact]
    public Task Texts_ReachTheChatWithoutColoursAndLineBreaks() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "^1\u007f^^224\u202E-L");
        await Push.CallAsync(scene.Cad, 5001, "^1red ^*bold^r\n^^11first\u2028second\u0085third ü\t^");
        await Push.PanicAsync(scene.Cad, 101);

        Assert.Equal("Dispatch: call 5001: 10-16 red bold 1first second third ü  (Palomino Ave 1024)", (await ChatAsync(scene, 1)).Text);
        Assert.Equal("PANIC:  24 -L P. Nakata, Main St", (await ChatAsync(scene, 2)).Text);
    });

    [Fact]
    public Task Player_WithTwoUnits_IsToldOnce() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.LoginAsync(scene.Cad, 102, "license:abc", "4-L-10");
        await Push.CallAsync(scene.Cad, 5001, "Traffic stop");
        await scene.Cad.PushEventAsync(1, "EVENT_DISPATCH_UNIT_ATTACH", JsonNode.Parse("""{"callId":5001,"idents":[101,102]}"""));
        await Push.PanicAsync(scene.Cad, 999);

        Assert.Contains("call 5001: ", (await ChatAsync(scene, 1)).Text, StringComparison.Ordinal);
        Assert.Contains("attached", (await ChatAsync(scene, 2)).Text, StringComparison.Ordinal);
        Assert.Contains("PANIC", (await ChatAsync(scene, 3)).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task UnitsThatChangedUnheard_AreKnownWithTheSnapshot() => Scene.PlayAsync(Push.Options(Example) with { Config = [] }, async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.CallAsync(scene.Cad, 5001, "first");
        Assert.Equal("7", (await ChatAsync(scene, 1)).Player);

        scene.Cad.Board(1).SetUnits([JsonNode.Parse("""{"id":102,"data":{"communityUserId":"license:def"}}"""), JsonNode.Parse("""{"id":103}""")]);
        await scene.Host.RestartResourceAsync(Scene.Resource);
        await scene.Events.FirstAsync(ScriptContract.Snapshot, raised => raised.Table().Number("units") == 2);
        await Push.CallAsync(scene.Cad, 5002, "second");

        Assert.Equal("8", (await ChatAsync(scene, 2)).Player);
        Assert.Equal(2, scene.Events.Count("$client"));
    });

    [Fact]
    public Task GameClient_CannotForgeACall() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await scene.Host.RaiseFromPlayerAsync(8, "sonoranpush:pushEvent:EVENT_DISPATCH_NEW", Forged());
        await Push.CallAsync(scene.Cad, 5001, "Traffic stop");

        Assert.Contains("5001", (await ChatAsync(scene, 1)).Text, StringComparison.Ordinal);
        Assert.Single(scene.Utterances.With("was not safe for net"));
    });

    [Fact]
    public Task Duty_ListsUnits_OnceInAWhileForEachPlayer() => PlayAsync(async scene =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.LoginAsync(scene.Cad, 102, "nobody", "4-L-10");
        await Push.StatusAsync(scene.Cad, 102, 42);
        await Soon.TrueAsync(async () => await scene.Host.CallExportAsync(Scene.Resource, "getUnit", 102) is IDictionary<string, object> unit && unit.Number("status") == 42, "the status");

        await scene.Host.ExecuteAsync("duty", 7);
        await scene.Host.ExecuteAsync("duty", 7);
        await scene.Host.ExecuteAsync("duty", 8);

        Assert.Equal(("7", "On duty: 4-L-9 P. Nakata (LSSD): available\n4-L-10 P. Nakata (LSSD): 42"), await ChatAsync(scene, 1));
        Assert.Equal("8", (await ChatAsync(scene, 2)).Player);
        await scene.Host.ExecuteAsync("duty");
        await Soon.TrueAsync(() => scene.Utterances.With("On duty: 4-L-9").Length > 0, "the answer in the console");
    });

    [Fact]
    public Task Duty_WithoutSonoranPush_AnswersAllTheSame() => PlayAsync(async scene =>
    {
        await scene.Host.StopResourceAsync(Scene.Resource);
        await scene.Host.ExecuteAsync("duty", 7);

        Assert.Equal(("7", "On duty: nobody"), await ChatAsync(scene, 1));
        await scene.Host.StartResourceAsync(Scene.Resource);
    });

    private static Task PlayAsync(Func<Scene, Task> play) => Scene.PlayAsync(Push.Options(Example), play);

    private static async Task<(string Player, string Text)> ChatAsync(Scene scene, int number)
    {
        var sent = (await scene.Events.NamedAsync("$client", number))[number - 1].Arguments;
        Assert.Equal(Chat, sent[1]);
        return ((string)sent[0]!, TextOf(sent));
    }

    private static string TextOf(IReadOnlyList<object?> sent) => string.Join(": ", (IList<object>)((IDictionary<string, object>)sent[2]!)["args"]);

    private static Dictionary<string, object> Forged() => new() { ["dispatch"] = new Dictionary<string, object> { ["callId"] = 1, ["title"] = "forged" } };

    private static IEnumerable<(string Type, string Data)> Shapes()
    {
        string[] types = ["EVENT_DISPATCH_NEW", "EVENT_DISPATCH_UNIT_ATTACH", "EVENT_UNIT_PANIC"];
        string[] shapes =
        [
            "{}",
            """{"dispatch":"text","idents":"text","identIds":"text","callId":{} }""",
            """{"dispatch":[1,2],"idents":[{},null,"102",1.5],"identIds":[{},"x"],"callId":[1]}""",
            """{"dispatch":{"callId":null,"title":{"a":1},"code":7,"address":[],"postal":false},"ident":101,"identId":101,"isPanic":"yes"}""",
        ];
        return types.SelectMany(type => shapes.Select(shape => (type, shape)));
    }
}
