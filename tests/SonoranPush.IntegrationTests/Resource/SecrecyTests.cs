using System.Net;
using SonoranPush.Configuration;
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

    [Theory]
    [InlineData("as it is")]
    [InlineData("upper case")]
    [InlineData("in an address")]
    [InlineData("in a form")]
    [InlineData("in JSON")]
    [InlineData("in JSON inside JSON")]
    [InlineData("in Base64")]
    [InlineData("in Base64 behind a name")]
    [InlineData("in hexadecimal digits")]
    public void Key_Spelt_IsFound(string how)
    {
        const string Key = "key+0123/\"456=";
        var said = new Utterances();
        said.WriteLine($"something {Spell(Key, how)} something");

        Assert.ThrowsAny<XunitException>(() => said.AssertSilentAbout(Key));
        said.AssertSilentAbout("key+0123/\"457=");
    }

    [Fact]
    public void Search_ThatHasNothingToLookThrough_Fails() =>
        Assert.ThrowsAny<XunitException>(() => new Utterances().AssertSilentAbout("key"));

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

    // Nobody knows then that it is the key.
    [Theory]
    [InlineData("sonoranpush_serverId")]
    [InlineData("sonoranpush_mode")]
    [InlineData("sonoranpush_logLevel")]
    [InlineData("sonoranpush_hubUrl")]
    public Task Key_InTheWrongConvar_IsNotRepeated(string convar) => Scene.PlayAsync(
        new() { LoggedIn = false, Convars = { [ConvarReader.ApiKeyName] = null } },
        async scene =>
        {
            await Soon.TrueAsync(() => scene.Utterances.With("has started").Length > 0, "the end of the start");

            await scene.Host.SetConvarAsync(convar, scene.Cad.Options.ApiKey);
            await Soon.TrueAsync(() => scene.Utterances.With("[SP-102]").Length > 0, "the mistake");

            Assert.Contains($"{convar} has a value that is not shown", scene.Utterances.With("[SP-102]")[0], StringComparison.Ordinal);
        });

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

    private static string Spell(string key, string how) => how switch
    {
        "upper case" => key.ToUpperInvariant(),
        "in an address" => Uri.EscapeDataString(key),
        "in a form" => WebUtility.UrlEncode(key),
        "in JSON" => JsonSerializer.Serialize(key),
        "in JSON inside JSON" => JsonSerializer.Serialize(JsonSerializer.Serialize(key)),
        "in Base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(key)),
        "in Base64 behind a name" => Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + key)),
        "in hexadecimal digits" => Convert.ToHexString(Encoding.UTF8.GetBytes(key)),
        _ => key,
    };
}
