using System.Text.Json.Nodes;
using System.Threading.Tasks;
using SonoranPush.Contracts;
using SonoranPush.IntegrationTests.Resource.Support;
using Xunit;
using Xunit.Sdk;

namespace SonoranPush.IntegrationTests.Resource;

/// <summary>That no run shows the key is checked at the end of every scene. Here: that the check would find it.</summary>
public sealed class SecrecyTests
{
    // Only the envelope's own key is taken out: what else the CAD sends is passed on.
    [Fact]
    public async Task Key_InTheDataOfAnEvent_IsFoundInTheEventsFile()
    {
        await using var scene = await Scene.StartAsync(new());

        await scene.Cad.PushEventAsync(1, "EVENT_TONE", new JsonObject { ["note"] = scene.Cad.Options.ApiKey });
        await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);

        await Assert.ThrowsAnyAsync<XunitException>(scene.EndAsync);
    }

    // The consumer prints types.
    [Theory]
    [InlineData("info")]
    [InlineData("debug")]
    public async Task Key_PrintedByAScript_IsFoundInTheConsole(string level)
    {
        await using var scene = await Scene.StartAsync(new()
        {
            Convars = { ["sonoranpush_logLevel"] = level, ["consumer_print"] = "true" },
        });

        await scene.PushAsync(scene.Cad.Options.ApiKey, 1);
        await scene.Events.NamedAsync(ScriptContract.PushEvent, 1);
        await Soon.TrueAsync(() => scene.Utterances.With("from server 1").Length == 1, "the consumer's line");

        Assert.ThrowsAny<XunitException>(() => scene.Utterances.AssertSilentAbout(scene.Cad.Options.ApiKey));
    }

    [Theory]
    [InlineData("info")]
    [InlineData("debug")]
    public Task Key_InTheWordsOfTheCad_IsMasked(string level) => Scene.PlayAsync(
        new() { LoggedIn = false, Convars = { ["sonoranpush_logLevel"] = level, ["sonoranpush_hubUrl"] = null } },
        async scene =>
        {
            scene.Cad.Faults.LoginRefusal = $"There is no key {scene.Cad.Options.ApiKey}.";
            await scene.Host.SetConvarAsync("sonoranpush_hubUrl", scene.Cad.HubUrl.ToString());
            await Soon.TrueAsync(() => scene.Utterances.With("[SP-202]").Length == 1, "the refused login");

            Assert.Contains("There is no key", scene.Utterances.With("[SP-202]")[0]);
        });
}
