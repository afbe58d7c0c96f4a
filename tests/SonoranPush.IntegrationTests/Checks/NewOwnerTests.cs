using SonoranPush.IntegrationTests.Checks.Support;

namespace SonoranPush.IntegrationTests.Checks;

/// <summary>An owner who has unpacked the zip and got one thing wrong has nothing but the table, and does what it says, to the letter.
/// What mends comes from the advice alone.</summary>
public sealed class NewOwnerTests
{
    private static readonly Dictionary<string, OwnersError> Errors = new()
    {
        ["wrong API key"] = new("hub", "sonoranpush_apiKey", Convars: new() { ["sonoranpush_apiKey"] = "another-key-1234567" }),
        ["no community id"] = new("settings", "sonoranpush_communityId", Convars: new() { ["sonoranpush_communityId"] = null }),
        ["wrong server id"] = new("hub", "sonoranpush_serverId", Convars: new() { ["sonoranpush_serverId"] = "9" }),
        ["wrong hub address"] = new("hub", "sonoranpush_hubUrl", Convars: new() { ["sonoranpush_hubUrl"] = "http://127.0.0.1:{port}/hub" }),
        ["hub address where nobody listens"] = new("machine", "sonoranpush_hubUrl", Convars: new() { ["sonoranpush_hubUrl"] = "http://127.0.0.1:1/apiWsHub" }),
        ["broken config.json"] = new("settings", "config.json", Spoil: folder => File.WriteAllText(Path.Combine(folder, "config.json"), "{ \"logLevel\": ")),
        ["no players.lua"] = new("resource", "the release", Spoil: folder => File.Delete(Path.Combine(folder, "players.lua"))),
    };

    public static TheoryData<string> Names => [.. Errors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Error_OnNet_IsMendedByTheTableAlone(string error) => PlayAsync(ServerRuntime.Net, Errors[error]);

    [MonoTheory]
    [MemberData(nameof(Names))]
    public Task Error_OnMono_IsMendedByTheTableAlone(string error) => PlayAsync(ServerRuntime.Mono, Errors[error]);

    private static async Task PlayAsync(ServerRuntime runtime, OwnersError error)
    {
        await using var owner = await NewOwner.StartAsync(runtime, error);

        var failed = await owner.CheckUntilAsync(table => table.Failed.Any(line => line.Check == error.Check));

        Assert.All(failed.Failed, line => Assert.Equal(error.Check, line.Check));
        Assert.Contains(failed.Failed, line => line.Advice.Contains(error.Setting, StringComparison.Ordinal));
        await owner.FollowAsync(failed.Failed[0].Advice);
        var mended = await owner.CheckUntilAsync(table => !table.Failed.Any() && table.Lines.Any(line => line.Text.Contains("logged in since", StringComparison.Ordinal)));
        Assert.DoesNotContain(mended.Lines, line => line.Result == "warning" && line.Check is "settings" or "resource");
    }
}
