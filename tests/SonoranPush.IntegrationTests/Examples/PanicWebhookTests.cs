using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Examples;

/// <summary>The JavaScript example: panics are posted to a webhook, which can hold up nothing.</summary>
public sealed class PanicWebhookTests
{
    private const string Setting = "panic_webhook_url";

    [NodeFact]
    public Task Panic_IsPostedOnce_WithTheUnitsNameAndPlace() => PlayAsync(async (scene, webhook, _) =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "4-L-9");
        await Push.PanicAsync(scene.Cad, 101);
        await Push.PanicAsync(scene.Cad, 101);
        await Push.PanicAsync(scene.Cad, 102);

        var contents = await webhook.ContentsAsync(2);

        Assert.Equal(@":rotating_light: Panic: 4\-L\-9 P. Nakata LSSD, Main St", contents[0]);
        Assert.Equal(":rotating_light: Panic: unit 102", contents[1]);
        Assert.Empty(webhook.Posts.First()["allowed_mentions"]!["parse"]!.AsArray());
    });

    [NodeFact]
    public Task Panic_ThatEnded_MayBeginAgain() => PlayAsync(async (scene, webhook, _) =>
    {
        await Push.PanicAsync(scene.Cad, 101);
        await Push.PanicAsync(scene.Cad, 101, false);
        await Push.PanicAsync(scene.Cad, 101);

        Assert.Equal(2, (await webhook.ContentsAsync(2)).Length);
    });

    [NodeFact]
    public Task Panic_OfAUnitThatLoggedOut_IsOver() => PlayAsync(async (scene, webhook, _) =>
    {
        await Push.PanicAsync(scene.Cad, 101);
        await Push.LogoutAsync(scene.Cad, 101);
        await Push.PanicAsync(scene.Cad, 101);

        Assert.Equal(2, (await webhook.ContentsAsync(2)).Length);
    });

    [NodeFact]
    public Task Panic_ThatStandsInADescription_IsPosted_AndSoIsItsEndHeeded() => PlayAsync(async (scene, webhook, node) =>
    {
        foreach (var (isPanic, posts) in new[] { ("true", 1), ("true", 1), ("false", 1), ("true", 2) })
        {
            var before = scene.Events.Named(ScriptContract.UnitChanged).Count;
            await scene.Cad.PushEventAsync(1, "EVENT_UNIT_UPDATE", JsonNode.Parse($$"""{"units":[null,7,{"isPanic":true},{"id":"101","isPanic":{{isPanic}},"data":"x","location":"{{before}}"}]}"""));
            await scene.Events.NamedAsync(ScriptContract.UnitChanged, before + 1); // changes of one tick are one event
            await webhook.ContentsAsync(posts);
        }

        await Push.PanicAsync(scene.Cad, 102);

        Assert.Equal(["Panic: unit 101, 0", "Panic: unit 101, 3", "Panic: unit 102"], (await webhook.ContentsAsync(3)).Select(content => content[":rotating_light: ".Length..]));
        node.IsWell();
    });

    [NodeFact]
    public Task Sample_OfTheConsoleCommand_IsPostedAsOne_AndSwallowsNeitherTheNextNorARealPanic() => PlayAsync(async (scene, webhook, _) =>
    {
        await scene.Host.ExecuteAsync("sonoranpush test EVENT_UNIT_PANIC");
        await scene.Host.ExecuteAsync("sonoranpush test EVENT_UNIT_PANIC");
        var sample = await scene.Events.NamedAsync("sonoranpush:pushEvent:EVENT_UNIT_PANIC", 2);
        var units = ((IList<object>)sample[0].Table()["identIds"]).Select(id => Convert.ToInt32(id, CultureInfo.InvariantCulture)).ToArray();
        await Push.PanicAsync(scene.Cad, units[0]);

        var contents = await webhook.ContentsAsync((2 * units.Length) + 1);

        Assert.All(contents.SkipLast(1), content => Assert.StartsWith("(test) :rotating_light: Panic: ", content, StringComparison.Ordinal));
        Assert.Equal($":rotating_light: Panic: unit {units[0]}", contents[^1]);
    });

    [NodeFact]
    public Task Names_CarryNoMarkdown_NoMentions_NoLinks() => PlayAsync(async (scene, webhook, _) =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", @"[x](https://evil.test) @everyone <@1> \ `a` *b* _c_ ~~d~~ ||e|| > # - :f:" + "\n\u2028\u0007g");
        await Push.PanicAsync(scene.Cad, 101);

        var content = Assert.Single(await webhook.ContentsAsync(1));

        Assert.Contains(@"\[x\]\(https\://evil.test\) \@everyone \<\@1\> \\ \`a\` \*b\* \_c\_ \~\~d\~\~ \|\|e\|\| \> \# \- \:f\:   g P. Nakata", content, StringComparison.Ordinal);
    });

    [NodeFact]
    public Task EventsOfAnyShape_BreakNothing() => PlayAsync(async (scene, webhook, node) =>
    {
        foreach (var data in new[] { "{}", """{"identIds":"x"}""", """{"identIds":{"a":1},"isPanic":"yes"}""", """{"identIds":[null,1.5,"y",{}]}""", """{"identId":"77"}""" })
        {
            await scene.Cad.PushEventAsync(1, "EVENT_UNIT_PANIC", JsonNode.Parse(data));
        }

        Assert.EndsWith("unit 77", (await webhook.ContentsAsync(1))[0], StringComparison.Ordinal);
        node.IsWell();
    });

    [NodeFact]
    public Task Panic_BeforeTheSettingIsThere_IsToldInTheConsole_AndTheNextOneIsPosted() => PlayAsync(async (scene, webhook, node) =>
    {
        string[] wrong = ["", "no address", "http://webhooks.example.test/1/secret-token"];
        for (var i = 0; i < wrong.Length; i++)
        {
            node.SetConvar(Setting, wrong[i]);
            await Push.PanicAsync(scene.Cad, 200 + i);
            await Soon.TrueAsync(() => node.Lines.Count(line => line.Contains(Setting, StringComparison.Ordinal)) == i + 1, "a line in the console");
        }

        node.SetConvar(Setting, webhook.Address);
        await Push.PanicAsync(scene.Cad, 102);

        Assert.EndsWith("unit 102", Assert.Single(await webhook.ContentsAsync(1)), StringComparison.Ordinal);
        Assert.DoesNotContain(node.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    });

    [NodeFact]
    public Task Post_ThatCameTooSoon_IsRepeated_AndOneThatIsRefusedIsGivenUp() => PlayAsync(async (scene, webhook, node) =>
    {
        webhook.Answers.Enqueue(429);
        webhook.Answers.Enqueue(500);
        await Push.PanicAsync(scene.Cad, 101);
        await Push.PanicAsync(scene.Cad, 102);

        var contents = await webhook.ContentsAsync(3);

        Assert.Equal(["101", "101", "102"], contents.Select(content => content[^3..]));
        await Soon.TrueAsync(() => node.Lines.Contains("A panic could not be posted: HTTP 500"), "the line");
        Assert.DoesNotContain(node.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    });

    [NodeFact]
    public Task Webhook_ThatDoesNotAnswer_HoldsUpNothing_AndItsQueueIsBounded() => PlayAsync(async (scene, webhook, node) =>
    {
        var silence = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        webhook.Silence = silence.Task;
        for (var unit = 1000; unit < 1040; unit++)
        {
            await Push.PanicAsync(scene.Cad, unit);
        }

        // One is under way, twenty wait, and the script has handled all of them meanwhile.
        await Soon.TrueAsync(() => node.Lines.Count == 19, "19 were dropped");
        Assert.Single(await webhook.ContentsAsync(1));
        silence.SetResult();
        Assert.EndsWith("unit 1020", (await webhook.ContentsAsync(2))[1], StringComparison.Ordinal);
        node.IsWell();
    });

    [NodeFact]
    public Task Panic_ThatNobodyHeardOf_IsPostedAfterTheConnectionIsBack() => PlayAsync(async (scene, webhook, node) =>
    {
        await scene.Host.StopResourceAsync(Scene.Resource);
        scene.Cad.Board(1).SetUnits([JsonNode.Parse("""{"id":101,"status":2,"isPanic":true,"location":"Main St","data":{"unitNum":"4-L-9"}}""")]);
        await scene.Host.StartResourceAsync(Scene.Resource);

        Assert.Equal(@":rotating_light: Panic: 4\-L\-9, Main St", Assert.Single(await webhook.ContentsAsync(1)));
        node.IsWell();
    }, config: []);

    [NodeFact]
    public Task Panic_ThatEndedUnheard_MayBeginAgain() => PlayAsync(async (scene, webhook, node) =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "A1");
        await Push.LoginAsync(scene.Cad, 102, "license:abc", "A2");
        await Push.PanicAsync(scene.Cad, 101);
        await Push.PanicAsync(scene.Cad, 101);
        await Push.PanicAsync(scene.Cad, 102);
        await webhook.ContentsAsync(2);

        // As a snapshot tells it.
        node.Raise(ScriptContract.UnitChanged, new { id = 101, serverId = 1, isPanic = false }, new { cause = "snapshot" });
        await Push.PanicAsync(scene.Cad, 101);

        Assert.Equal([@"A1", "A2", "A1"], (await webhook.ContentsAsync(3)).Select(content => content.Split(' ')[2]));
    });

    [NodeFact]
    public Task Panic_ThatBeganBeforeTheScript_IsPosted() => PlayAsync(async (scene, webhook, _) =>
    {
        await Push.LoginAsync(scene.Cad, 101, "license:abc", "A1");
        await Push.PanicAsync(scene.Cad, 101);
        await scene.Events.NamedAsync("sonoranpush:pushEvent:EVENT_UNIT_PANIC", 1);
        await webhook.ContentsAsync(1);
        await using var again = await NodeResource.StartAsync(scene, "panic-webhook", new() { [Setting] = webhook.Address });

        Assert.Equal(2, (await webhook.ContentsAsync(2)).Length);
    });

    private static async Task PlayAsync(Func<Scene, Webhook, NodeResource, Task> play, JsonObject? config = null)
    {
        await using var webhook = await Webhook.StartAsync();
        var options = Push.Options("consumer");
        await Scene.PlayAsync(config is null ? options : options with { Config = config }, async scene =>
        {
            await using var node = await NodeResource.StartAsync(scene, "panic-webhook", new() { [Setting] = webhook.Address });
            await play(scene, webhook, node);
        });
    }
}
