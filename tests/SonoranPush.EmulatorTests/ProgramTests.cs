namespace SonoranPush.EmulatorTests;

/// <summary>The server as a program: options, control lines, events file, exit codes.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Program_WhoseTimeIsUp_EndsCleanWithItsAccount()
    {
        using var probe = new ProbeFolder("ThrowingTick");
        await using var server = ServerProcess.OnDotNet("--resource", probe.Folder, "--seconds", "1", "--crossing-cost", "0.1");

        (int exitCode, IReadOnlyList<JsonElement> events) = await server.EndAsync();

        Assert.Equal(0, exitCode);
        JsonElement account = events[^1];
        Assert.Equal("$account", account.GetProperty("event").GetString());
        JsonElement cost = account.GetProperty("resources")[0];
        Assert.Equal("throwingtick", cost.GetProperty("name").GetString());
        Assert.InRange(cost.GetProperty("ticks").GetInt32(), 2, 21);
        Assert.Equal(3 * cost.GetProperty("eventsRaised").GetInt32(), cost.GetProperty("crossings").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task ControlLines_ForPlayersExportsAndHttp_AreObeyedAndAnswered()
    {
        using var watching = new ProbeFolder("Watching");
        using var exporting = new ProbeFolder("Exporting");
        using var serving = new ProbeFolder("Serving");
        string[] resources = ["--resource", watching.Folder, "--resource", exporting.Folder, "--resource", serving.Folder];
        await using var server = ServerProcess.OnDotNet([.. resources, "--player", "1=license:abc@1,2,3"]);

        await server.DoAsync(new { @do = "move", id = 1, x = 10, vehicle = new { type = "heli", model = 99, siren = true } });
        await server.DoAsync(new { @do = "event", name = "probe:positions" });
        await server.DoAsync(new { @do = "export", id = "sum", resource = "exporting", name = "add", args = new[] { 1, 2 } });
        await server.DoAsync(new { @do = "http", id = "web", resource = "serving", method = "POST", path = "/x", body = "b" });
        await server.DoAsync(new { @do = "nonsense" });
        (int exitCode, IReadOnlyList<JsonElement> events) = await server.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal("[10,2,3,0,true]", Arguments(events, "probe:position"));
        Assert.Equal("""["heli",99,true]""", Arguments(events, "probe:vehicle"));
        Assert.Equal("""["sum",3]""", Arguments(events, "$export"));
        Assert.Equal("""["web",201,{"x-probe":"yes"},"POST /x b"]""", Arguments(events, "$http"));
        Assert.Contains("nonsense", Arguments(events, "$error"), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_AfterAFatalFault_EndsWithOne()
    {
        using var probe = new ProbeFolder("Forbidden");
        await using var server = ServerProcess.OnDotNet("--resource", probe.Folder);

        await server.DoAsync(new { @do = "event", name = "probe:forbidden", args = new[] { "decimal" } });

        Assert.Equal(1, (await server.StopAsync()).ExitCode);
        await server.LineAsync("1 faults, 1 of them fatal");
    }

    [Theory]
    [InlineData("--bogus", "1")]
    [InlineData("--seconds")]
    [InlineData("--resource", "/no/such/folder")]
    public async Task Program_WithBadOptions_SaysSoAndEndsWithTwo(params string[] options)
    {
        await using var server = ServerProcess.OnDotNet(options);

        Assert.Equal(2, (await server.EndAsync()).ExitCode);
        await server.LineAsync("FxServer.Host --resource DIR");
    }

    private static string Arguments(IReadOnlyList<JsonElement> events, string name) =>
        events.First(line => line.GetProperty("event").GetString() == name).GetProperty("args").GetRawText();
}
