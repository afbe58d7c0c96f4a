using System.Diagnostics;
using System.Text.Json.Nodes;
using LocalCad;
using SonoranPush.Configuration;
using SonoranPush.IntegrationTests.Mono.Support;
using SonoranPush.IntegrationTests.Resource.Support;
using SonoranPush.IntegrationTests.ResourceFolder;
using SonoranPush.IntegrationTests.Tls.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Checks.Support;

/// <summary>A server process with a copy of the built resource beside a LocalCad, both healthy, for faults to be provoked. Two small
/// resources are there but stopped.</summary>
internal sealed class CheckWorld : IAsyncDisposable
{
    public const string Unit = "unit";

    private const string Protected = "set sonoranpush_apiKey \"x\"\nadd_convar_permission sonoranpush read sonoranpush_apiKey\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private static readonly string[] Neighbours = ["pushcopy", "nearest-postal"];

    private readonly DirectoryInfo _folder;
    private readonly List<IAsyncDisposable> _fronts = [];
    private bool _isRestartNeeded;

    private CheckWorld(DirectoryInfo folder, ServerRuntime runtime, LocalCadServer cad)
    {
        _folder = folder;
        Runtime = runtime;
        Cad = cad;
        WriteFiles();
        Server = new ServerProcess(runtime, (cad.HubUrl, cad.Options.ApiKey), Resource, "consumer", Prepare);
    }

    public ServerRuntime Runtime { get; }

    public LocalCadServer Cad { get; }

    public ServerProcess Server { get; }

    public PrivateAuthority Authority { get; } = new();

    /// <summary>The resource's folder.</summary>
    public string Resource => Path.Combine(_folder.FullName, "resources", "sonoranpush");

    public string ServerCfg => Path.Combine(_folder.FullName, "server.cfg");

    public static async Task<CheckWorld> StartAsync(ServerRuntime runtime)
    {
        var cad = await LocalCadServer.StartAsync(new() { ApiKey = $"k/{Guid.NewGuid():n}+&=", ServerIds = [1], Rules = new() { RestLimits = false } });
        var world = new CheckWorld(Directory.CreateTempSubdirectory("sonoranpush-check-"), runtime, cad);
        await cad.SessionAsync(1, Soon.Patience);
        foreach (var neighbour in Neighbours)
        {
            await world.StopAsync(neighbour);
        }

        await world.HealthyAsync();
        return world;
    }

    /// <summary>Plays a fault: exactly its check asks for action and says what to do, and when that is done nothing does.</summary>
    public async Task PlayAsync(CheckFault fault)
    {
        await fault.Provoke(this);
        var table = await CheckUntilAsync(
            fault,
            seen => seen.Troubles.Any(line => line.Check == fault.Check && line.Text.Contains(fault.Says, StringComparison.Ordinal)),
            $"{fault.Check}: {fault.Says}");
        Assert.All(table.Troubles, line => Assert.True(line.Check == fault.Check || line.Check == fault.AlsoFrom, table.ToString()));
        Assert.True(table.Troubles.Any(line => line.Check == fault.Check && line.Text.Contains(fault.Advises, StringComparison.Ordinal)), table.ToString());
        await fault.Mend(this);
        await CheckUntilAsync(fault, seen => seen.Troubles.Count == 0, "everything in order");
        await ResetAsync();
    }

    public Task HealthyAsync() => CheckUntilAsync(null, seen => seen.Troubles.Count == 0, "everything in order");

    public Task SetConvarAsync(string name, string value) => Server.DoAsync(new { @do = "convar", name, value });

    public Task CommandAsync(string text) => Server.DoAsync(new { @do = "command", text });

    public Task ReconnectAsync() => CommandAsync("sonoranpush reconnect");

    public Task SetHubAsync(Uri hub) => SetConvarAsync(ConvarReader.HubUrl, hub.ToString());

    public Task RestoreHubAsync() => SetHubAsync(Cad.HubUrl);

    /// <summary>Puts something before the hub until the fault is over.</summary>
    public T Keep<T>(T front)
        where T : IAsyncDisposable
    {
        _fronts.Add(front);
        return front;
    }

    /// <summary>Writes config.json; what it says takes effect with a restart.</summary>
    public void WriteConfig(string text) => File.WriteAllText(Path.Combine(Resource, "config.json"), text);

    public void Restore(string file) => File.Copy(Path.Combine(BuiltFolder.Root, file), Path.Combine(Resource, file), overwrite: true);

    public Task RestartResourceAsync()
    {
        _isRestartNeeded = true;
        return Server.RestartResourceAsync();
    }

    public Task StartAsync(string neighbour) => Server.DoAsync(new { @do = "startResource", resource = neighbour });

    public Task StopAsync(string neighbour) => Server.DoAsync(new { @do = "stopResource", resource = neighbour });

    public Task JoinAsync(params string[] identifiers) => Server.DoAsync(new { @do = "player", id = 1, identifiers });

    /// <summary>A unit logs in at the CAD.</summary>
    public Task UnitLogsInAsync(params string[] apiIds) => Cad.PushEventAsync(1, "EVENT_UNIT_LOGIN", new JsonObject
    {
        ["unit"] = new JsonObject
        {
            ["id"] = 101,
            ["accId"] = "a",
            ["status"] = 1,
            ["data"] = new JsonObject { ["unitNum"] = "2-A-14", ["apiIds"] = new JsonArray([.. apiIds.Select(id => JsonValue.Create(id))]) },
        },
        ["isDispatch"] = false,
    });

    public Task UnitLogsOutAsync() => Cad.PushEventAsync(1, "EVENT_UNIT_LOGOUT", new JsonObject { ["identId"] = 101 });

    /// <summary>Another resource sends a location.</summary>
    public Task SendLocationAsync() => Server.DoAsync(new
    {
        @do = "event",
        name = "sonoranpush:unitLocation",
        args = new[] { new { communityUserId = Unit, location = "Alta Street", coordinates = new { x = Random.Shared.Next(1000), y = 2.0, z = 3.0, w = 90.0 } } },
    });

    public async Task<CheckTable> CheckAsync()
    {
        var lines = Server.Lines().Count;
        var finished = Server.CountLines("skipped, in ");
        await CommandAsync("sonoranpush check");
        await Soon.TrueAsync(() => Server.CountLines("skipped, in ") > finished, "the table");
        return CheckTable.Read(Server.Lines().Skip(lines));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Cad.DisposeAsync();
        Authority.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<CheckTable> CheckUntilAsync(CheckFault? fault, Func<CheckTable, bool> condition, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await (fault?.Meanwhile(this) ?? Task.CompletedTask);
            var table = await CheckAsync();
            if (condition(table))
            {
                return table;
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < Patience,
                $"The check does not find {what}:\n{string.Join('\n', table.Troubles)}\n\n{table}\n{string.Join('\n', Server.Lines().TakeLast(10))}");
        }
    }

    private async Task ResetAsync()
    {
        foreach (var front in _fronts)
        {
            await front.DisposeAsync();
        }

        _fronts.Clear();
        Cad.Faults.Clear();
        await Server.DoAsync(new { @do = "drop", id = 1 });
        await UnitLogsOutAsync();
        WriteFiles();
        if (_isRestartNeeded)
        {
            _isRestartNeeded = false;
            await Server.RestartResourceAsync();
            await HealthyAsync();
        }
    }

    private void WriteFiles()
    {
        Directory.CreateDirectory(Resource);
        foreach (var file in BuiltFolder.Files.Where(file => !File.Exists(Path.Combine(Resource, file)) || file.EndsWith(".lua", StringComparison.Ordinal)))
        {
            Restore(file);
        }

        Restore("config.json");
        File.WriteAllText(ServerCfg, Protected);
        foreach (var neighbour in Neighbours)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "resources", neighbour)).FullName;
            var more = neighbour == "pushcopy" ? "name 'sonoranpush'\n" : "postal_file 'postals.json'\n";
            File.WriteAllText(Path.Combine(folder, "fxmanifest.lua"), $"fx_version 'cerulean'\ngame 'gta5'\nserver_script 'server.lua'\n{more}");
            File.WriteAllText(Path.Combine(folder, "server.lua"), "-- does nothing\n");
            File.WriteAllText(Path.Combine(folder, "postals.json"), """[{"x":1,"y":2,"code":"100"}]""");
        }

        var bundle = new[] { Authority.Root };
        File.WriteAllLines(Path.Combine(_folder.FullName, "bundle.pem"), bundle.Select(root => $"# {root.Subject}\n{root.ExportCertificatePem()}\n"));
    }

    private void Prepare(ProcessStartInfo start)
    {
        start.WorkingDirectory = _folder.FullName;
        start.Environment["HOME"] = _folder.FullName;
        start.Environment["XDG_CONFIG_HOME"] = _folder.FullName;
        start.Environment["SSL_CERT_FILE"] = Path.Combine(_folder.FullName, "bundle.pem");
        foreach (var name in new[] { "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy" })
        {
            start.Environment.Remove(name);
        }

        foreach (var neighbour in Neighbours)
        {
            start.ArgumentList.Add("--resource");
            start.ArgumentList.Add(Path.Combine(_folder.FullName, "resources", neighbour));
        }
    }
}
