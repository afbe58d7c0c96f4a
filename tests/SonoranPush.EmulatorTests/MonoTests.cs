namespace SonoranPush.EmulatorTests;

/// <summary>The same server on Mono, where each resource has an AppDomain of its own.</summary>
public sealed class MonoTests
{
    [MonoFact]
    public async Task World_OfAResource_HasTheResourcesFolderAsItsBase()
    {
        using var probe = new ProbeFolder("PlaceOfTick");
        await using var server = ServerProcess.OnMono("--resource", probe.Folder);

        JsonElement place = await FirstAsync(server, "has told", "probe:place");

        Assert.True(place[0].GetBoolean() && place[1].GetBoolean());
        Assert.Equal(probe.Folder, place[2].GetString()!.TrimEnd('/'));
    }

    [MonoFact]
    public async Task Values_BetweenResources_ArriveAsOnDotNet()
    {
        using var echo = new ProbeFolder("Echo");
        using var numbers = new ProbeFolder("Numbers");
        await using var server = ServerProcess.OnMono("--resource", echo.Folder, "--resource", numbers.Folder);

        await server.DoAsync(new { @do = "event", name = "probe:numbers" });
        JsonElement type = await FirstAsync(server, "Started resource numbers", "probe:type");

        const string Expected = "List[Int32 5,Int16 128,SByte -33,Byte 200,UInt32 3000000000,Int32 70000,Int64 5000000000," +
            "Single 1.5,Double 1.5,UInt64 18446744073709551615]";
        Assert.Equal(Expected, type[0].GetString());
    }

    [MonoFact]
    public async Task Export_CalledAcrossDomains_Answers()
    {
        using var exporting = new ProbeFolder("Exporting");
        using var calling = new ProbeFolder("Calling");
        await using var server = ServerProcess.OnMono("--resource", exporting.Folder, "--resource", calling.Folder);

        await server.DoAsync(new { @do = "event", name = "probe:call", args = new object[] { "exporting", "add", 40 } });
        JsonElement answer = await FirstAsync(server, "Started resource calling", "probe:answer");

        Assert.Equal(42, answer[0].GetInt32());
    }

    [MonoFact]
    public async Task Native_OffTheMainThread_IsRefusedAndEndsInAnExitCode()
    {
        using var probe = new ProbeFolder("OffThread");
        await using var server = ServerProcess.OnMono("--resource", probe.Folder);

        await server.DoAsync(new { @do = "event", name = "probe:native" });
        await server.LineAsync("OffMainThread");
        (int exitCode, IReadOnlyList<JsonElement> events) = await server.StopAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(events, line => line.GetProperty("event").GetString() == "probe:refused");
    }

    [MonoFact]
    public async Task AsyncVoid_ThatThrows_EndsTheProcess()
    {
        using var probe = new ProbeFolder("Careless");
        await using var server = ServerProcess.OnMono("--resource", probe.Folder);

        await server.DoAsync(new { @do = "event", name = "probe:void" });

        await server.LineAsync("UnhandledException");
        Assert.NotEqual(0, (await server.EndAsync()).ExitCode);
    }

    [MonoFact]
    public async Task Restart_OfAResource_UnloadsItsDomain()
    {
        await using var server = ServerProcess.OnMono("--resource", Repository.ConsumerFolder, "--set", "consumer_print=false");

        await server.DoAsync(new { @do = "event", name = "sonoranpush:connected", args = new object[] { new { serverId = 1 } } });
        await server.DoAsync(new { @do = "restart", resource = "consumer" });
        await server.DoAsync(new { @do = "event", name = "consumer:report" });
        JsonElement counts = await FirstAsync(server, "0 push events", "consumer:counts");

        Assert.Equal(0, counts[0].GetProperty("connected").GetInt32());
    }

    [MonoFact]
    public async Task Console_OfAResource_IsTheServersConsole()
    {
        using var probe = new ProbeFolder("Shouting");
        await using var server = ServerProcess.OnMono("--resource", probe.Folder);

        Assert.Equal("[script:shouting] hello", await server.LineAsync("hello"));
        Assert.Equal(0, (await server.StopAsync()).ExitCode);
    }

    [MonoFact]
    public async Task Assembly_LookedUpOffTheMainThread_IsWrittenDown()
    {
        using var probe = new ProbeFolder("LateLoading");
        await using var server = ServerProcess.OnMono("--resource", probe.Folder);

        await server.DoAsync(new { @do = "event", name = "probe:load" });
        await server.LineAsync("has looked");
        (_, IReadOnlyList<JsonElement> events) = await server.StopAsync();

        JsonElement account = events[^1];
        Assert.Equal("$account", account.GetProperty("event").GetString());
        Assert.Equal("lateloading: No.Such.Assembly", account.GetProperty("lateResolutions")[0].GetString());
        Assert.Contains("Looked up off the main thread: lateloading: No.Such.Assembly", server.Lines);
    }

    // Mono rounds TimeSpan.FromSeconds to whole milliseconds.
    [MonoFact]
    public async Task Crossing_WithAPriceBelowAMillisecond_TakesThatLong()
    {
        const int Crossings = 11;
        const double Price = 0.45;
        using var probe = new ProbeFolder("Costs");
        await using var server = ServerProcess.OnMono("--resource", probe.Folder, "--crossing-cost", "0.45");
        await CrossAsync(server, Crossings);
        await server.DoAsync(new { @do = "resetAccount" });

        JsonElement account = await CrossAsync(server, Crossings);

        double outside = account.GetProperty("tickMs").GetProperty("total").GetDouble() - account.GetProperty("ownMs").GetProperty("total").GetDouble();
        Assert.True(outside >= (Crossings - 1) * Price, $"{Crossings} crossings took {outside} ms.");
    }

    [MonoFact]
    public async Task Lua_BesideCSharp_RunsInTheSameResource()
    {
        const string Script = """
            CreateThread(function()
              Wait(0)
              local place = GetEntityCoords(GetPlayerPed('7'))
              TriggerEvent('probe:send', { place.x, place.y, GetPlayerName(7), exports.exporting:add(40, 2), pcall(GetEntityCoords, 5) and 1 or 0 })
            end)
            AddEventHandler('probe:type', function(text) print('has told ' .. text) end)
            """;
        using var probe = ProbeFolder.OfLua(Script, probe: "Echo");
        using var exporting = new ProbeFolder("Exporting");
        await using var server = ServerProcess.OnMono(
            "--resource", exporting.Folder, "--resource", probe.Folder, "--player", "7=license:abc@1,2,3", "--costs", "measured");

        JsonElement type = await FirstAsync(server, "has told List", "probe:type");

        Assert.Equal("List[Double 1,Double 2,String Player 7,Int32 42,Int32 0]", type[0].GetString());
    }

    [MonoFact]
    public async Task Lua_OfARestartedResource_BeginsAnew()
    {
        using var probe = ProbeFolder.OfLua("count = (count or 0) + 1 CreateThread(function() while true do print('count ' .. count) Wait(0) end end)");
        await using var server = ServerProcess.OnMono("--resource", probe.Folder);
        await server.LineAsync("count 1");

        await server.DoAsync(new { @do = "restart", resource = "lua" });
        await server.LineAfterAsync(server.Lines.Count, "count 1");
        (int exitCode, _) = await server.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain(server.Lines, line => line.Contains("count 2", StringComparison.Ordinal));
    }

    // Ten natives, and the event that asks for them.
    private static async Task<JsonElement> CrossAsync(ServerProcess server, int crossings)
    {
        JsonElement account;
        await server.DoAsync(new { @do = "event", name = "probe:cost", args = new[] { "native" } });
        do
        {
            int lines = server.Lines.Count;
            await server.DoAsync(new { @do = "account" });
            account = JsonSerializer.Deserialize<JsonElement>((await server.LineAfterAsync(lines, "$account "))["$account ".Length..])[0];
        }
        while (account.GetProperty("crossings").GetProperty("total").GetDouble() < crossings);
        return account;
    }

    // The events file is complete once the server has stopped.
    private static async Task<JsonElement> FirstAsync(ServerProcess server, string line, string name)
    {
        await server.LineAsync(line);
        (int exitCode, IReadOnlyList<JsonElement> events) = await server.StopAsync();
        Assert.Equal(0, exitCode);
        return events.First(raised => raised.GetProperty("event").GetString() == name).GetProperty("args");
    }
}
