using SonoranPush.Configuration;

namespace SonoranPush.IntegrationTests.Resource;

public sealed class ConvarTests
{
    private static readonly SceneOptions WithoutCredentials = new()
    {
        LoggedIn = false,
        Convars = { [ConvarReader.CommunityId] = null, [ConvarReader.ApiKeyName] = null, [ConvarReader.ServerId] = null },
    };

    [Fact]
    public Task Missing_AtTheStart_AreNamedInOneLineAndTakenWhenTheyCome() => Scene.PlayAsync(WithoutCredentials, async scene =>
    {
        await Soon.TrueAsync(() => scene.Utterances.With("has started").Length > 0, "the end of the start");
        await SetAsync(scene, ConvarReader.CommunityId, scene.Cad.Options.CommunityId);
        await SetAsync(scene, ConvarReader.ServerId, "1");
        await SetAsync(scene, ConvarReader.ApiKeyName, scene.Cad.Options.ApiKey);
        await scene.Events.NamedAsync(ScriptContract.Connected, 1);

        var line = Assert.Single(scene.Utterances.With("[SP-101]"));
        Assert.Contains($"set {ConvarReader.CommunityId} \"", line, StringComparison.Ordinal);
        Assert.Contains($"set {ConvarReader.ApiKeyName} \"", line, StringComparison.Ordinal);
        Assert.Contains($"set {ConvarReader.ServerId} \"1\"", line, StringComparison.Ordinal);
    });

    [Fact]
    public Task Key_Wrong_IsToldOnceWithTheConvarAndMendedByARightOne() => Scene.PlayAsync(
        new() { LoggedIn = false, Convars = { [ConvarReader.ApiKeyName] = "no-such-key" } },
        async scene =>
        {
            await Soon.TrueAsync(() => scene.Utterances.With("[SP-202]").Length > 0, "the refused login");

            // The next attempt is half a minute away: a changed convar does not wait for it.
            await SetAsync(scene, ConvarReader.ApiKeyName, scene.Cad.Options.ApiKey);
            await scene.Cad.SessionAsync(1, TimeSpan.FromSeconds(20));
            await scene.Events.NamedAsync(ScriptContract.Connected, 1);

            Assert.Contains(ConvarReader.ApiKeyName, Assert.Single(scene.Utterances.With("[SP-202]")), StringComparison.Ordinal);
            Assert.Empty(scene.Utterances.With("no-such-key"));
        });

    [Fact]
    public Task Key_ThatOnlyThisResourceMayRead_TakesANewSessionWhenItIsChanged() => Scene.PlayAsync(new(), async scene =>
    {
        await scene.Host.ExecuteAsync($"add_convar_permission {Scene.Resource} read {ConvarReader.ApiKeyName}");
        scene.Cad.Options.ApiKey = $"new{scene.Cad.Options.ApiKey}";

        await SetAsync(scene, ConvarReader.ApiKeyName, scene.Cad.Options.ApiKey);

        await scene.Events.NamedAsync(ScriptContract.Connected, 2);
    });

    [Fact]
    public Task Key_Changed_TakesANewSession() => Scene.PlayAsync(new(), async scene =>
    {
        var before = Assert.Single(scene.Cad.Sessions);
        var oldKey = scene.Cad.Options.ApiKey;
        scene.Cad.Options.ApiKey = $"new{oldKey}";

        await SetAsync(scene, ConvarReader.ApiKeyName, scene.Cad.Options.ApiKey);
        var connected = await scene.Events.NamedAsync(ScriptContract.Connected, 2);
        await scene.PushAsync("EVENT_TONE", 1);
        var raised = await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);

        Assert.NotEqual(before.ConnectionId, Assert.Single(scene.Cad.Sessions).ConnectionId);
        Assert.Equal("stopped", Assert.Single(scene.Events.Named(ScriptContract.Disconnected)).Table()["reason"]);
        Assert.Equal(1, connected[1].Table().Number("serverId"));
        Assert.Equal(1, Assert.Single(raised).Table(2).Number("sequence"));
        scene.Utterances.AssertSilentAbout(oldKey);
    });

    [Fact]
    public Task Key_InConfigJson_IsRefusedWithTheLineToWriteInstead()
    {
        var key = $"file{Guid.NewGuid():n}";
        var options = new SceneOptions { Config = new JsonObject { ["apiKey"] = key } };
        return Scene.PlayAsync(options, scene =>
        {
            Assert.Contains($"set {ConvarReader.ApiKeyName}", Assert.Single(scene.Utterances.With("[SP-103]")), StringComparison.Ordinal);
            scene.Utterances.AssertSilentAbout(key);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public Task ConfigJson_WithAByteOrderMark_IsReadLikeOthers() => Scene.PlayAsync(
        new() { ConfigHasByteOrderMark = true, Config = new JsonObject { ["events"] = new JsonObject { ["typed"] = false } } },
        async scene =>
        {
            await scene.PushAsync("EVENT_TONE", 1);
            await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);

            Assert.Empty(scene.Utterances.With("[SP-102]"));
            Assert.Empty(scene.Events.Named(ScriptContract.TypedPushEventPrefix + "EVENT_TONE"));
        });

    private static Task SetAsync(Scene scene, string name, string value) => scene.Host.SetConvarAsync(name, value);
}
