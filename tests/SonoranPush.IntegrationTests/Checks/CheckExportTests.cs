using System.Text.RegularExpressions;
using SonoranPush.IntegrationTests.Mono.Support;

namespace SonoranPush.IntegrationTests.Checks;

/// <summary>A Lua resource gets the check's table from the export <c>runCheck</c>.</summary>
public sealed class CheckExportTests
{
    private const string LuaPanel = "../tests/LuaPanel";

    [Fact]
    public Task RunCheck_FromLuaOnNet_GivesTheTable() => PlayAsync(ServerRuntime.Net);

    [MonoFact]
    public Task RunCheck_FromLuaOnMono_GivesTheTable() => PlayAsync(ServerRuntime.Mono);

    private static async Task PlayAsync(ServerRuntime runtime)
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = new ServerProcess(runtime, (cad.HubUrl, cad.Options.ApiKey), BuiltFolder.Root, LuaPanel, null);
        await server.ShowsAsync("push events are on");

        await AskAsync(server);
        await AskAsync(server);
        await server.ShowsAsync("no check: a check is already running");
        var counts = await server.ShowsAsync("check: ok ");

        Assert.Contains("started: true", await server.ShowsAsync("started: "), StringComparison.Ordinal);
        Assert.Equal(1, server.CountLines("started: false"));
        Assert.Contains("failed 0, skipped ", counts, StringComparison.Ordinal);
        Assert.EndsWith($"version {BuiltFolder.Version}, under 30 s: true", counts, StringComparison.Ordinal);
        var rows = server.Lines().Where(line => line.Contains("row: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Regex.Matches(counts, @"(?:ok|warning|failed|skipped) (\d+)").Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)), rows.Count);
        Assert.Contains(rows, row => row.Contains("row: hub ok server 1: logged in since ", StringComparison.Ordinal));

        // The first check is over.
        await AskAsync(server);
        await server.ShowsAsync("check: ok ", times: 2);
        (await server.StopAsync()).IsClean();
    }

    private static Task AskAsync(ServerProcess server) => server.DoAsync(new { @do = "event", name = "luapanel:check", args = Array.Empty<object>() });
}
