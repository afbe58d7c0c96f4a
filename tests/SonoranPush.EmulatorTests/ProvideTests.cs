using FxServer.Host;

namespace SonoranPush.EmulatorTests;

/// <summary>A resource that provides another one's name is found by it, as FXServer's resource manager has it.</summary>
public sealed class ProvideTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("provide-");
    private readonly List<string> _lines = [];

    [Theory]
    [InlineData("", "missing")]
    [InlineData("other", "started")]
    [InlineData("named", "started")]
    [InlineData("other named", "started")]
    public async Task State_OfAName_IsThatOfWhoeverBearsOrProvidesIt(string resources, string state)
    {
        using var server = await StartAsync([.. resources.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(state, await server.GetResourceStateAsync("named"));
        await server.StopAsync();
    }

    [Fact]
    public async Task Name_OfAStoppedResource_LeadsToAStartedProvider()
    {
        using var server = await StartAsync("named", "other");

        await server.StopResourceAsync("named");
        Assert.Equal("started", await server.GetResourceStateAsync("named"));
        await server.StopResourceAsync("other");
        Assert.Equal("stopped", await server.GetResourceStateAsync("named"));
        await server.StopAsync();
    }

    [Fact]
    public async Task Start_OfAStoppedResource_LeavesItToAStartedProvider()
    {
        using var server = await StartAsync("other", "named");

        await server.StartResourceAsync("named");

        Assert.DoesNotContain(_lines, line => line.EndsWith("Started resource named", StringComparison.Ordinal));
        await server.StopAsync();
    }

    [Theory]
    [InlineData("other", true)]
    [InlineData("", false)]
    public async Task Dependency_IsSatisfiedByAProvider(string resources, bool starts)
    {
        using var server = await StartAsync([.. resources.Split(' ', StringSplitOptions.RemoveEmptyEntries), "dependent"]);

        Assert.Equal(starts ? "started" : "stopped", await server.GetResourceStateAsync("dependent"));
        Assert.Equal(!starts, _lines.Any(line => line.EndsWith("Could not find dependency named for resource dependent.", StringComparison.Ordinal)));
        await server.StopAsync();
    }

    [Fact]
    public async Task Dependency_ThatIsStopped_IsStartedFirst()
    {
        using var server = await StartAsync("dependent", "other");

        var started = _lines.Where(line => line.Contains("Started resource", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1]);
        Assert.Equal(["other", "dependent"], started);
        await server.StopAsync();
    }

    private async Task<ServerHost> StartAsync(params string[] resources)
    {
        var options = new ServerOptions();
        foreach (var name in resources)
        {
            var extra = name switch { "other" => "provide 'named'", "dependent" => "dependencies { '/server:7290', 'named' }", _ => "" };
            var folder = _folder.CreateSubdirectory(name).FullName;
            File.WriteAllText(Path.Combine(folder, "fxmanifest.lua"), $"fx_version 'cerulean'\ngame 'gta5'\n{extra}\n");
            options.Resources.Add(folder);
        }

        var server = new ServerHost(options);
        server.ConsoleLine += line =>
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        };
        await server.StartAsync();
        return server;
    }
}
