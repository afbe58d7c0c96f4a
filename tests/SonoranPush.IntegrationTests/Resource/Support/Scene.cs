using FxServer.Host;
using FxServer.Host.Accounts;
using SonoranPush.Configuration;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>The built resource folder and the consumer on an emulated server, beside a LocalCad behind a real socket. What every run
/// must hold is checked at its end: no fault of a resource, and nothing written anywhere that shows the API key. Lines are
/// written from debug level on.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Resource = "sonoranpush";

    private readonly SceneOptions _options;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sonoranpush-scene-");
    private bool _hasStopped;

    private Scene(SceneOptions options, LocalCadServer cad, Utterances utterances)
    {
        _options = options;
        Cad = cad;
        Utterances = utterances;
        CopyResource();
        Host = new ServerHost(ServerOptions());
        Host.ConsoleLine += Utterances.WriteLine;
        Host.EventRaised += Events.Add;
    }

    /// <summary>What it began with.</summary>
    public SceneOptions Options => _options;

    public LocalCadServer Cad { get; }

    public ServerHost Host { get; }

    public Heard Events { get; } = new();

    public Utterances Utterances { get; }

    /// <summary>Where the CAD posts push events to.</summary>
    public Uri EventUrl => new(Host.HttpUrl!, $"{_options.ResourceName}/event");

    private string EventsFile => Path.Combine(_folder.FullName, "events.jsonl");

    /// <summary>Plays one scene from beginning to end.</summary>
    public static async Task PlayAsync(SceneOptions options, Func<Scene, Task> play)
    {
        await using var scene = await StartAsync(options);
        await play(scene);
        await scene.EndAsync();
    }

    /// <summary>Begins a scene; whoever does must end it by <see cref="EndAsync"/>.</summary>
    public static async Task<Scene> StartAsync(SceneOptions options)
    {
        var utterances = new Utterances();
        var cad = await LocalCadServer.StartAsync(new LocalCadOptions
        {
            // With signs that are written differently in JSON and in addresses.
            ApiKey = $"key+{Guid.NewGuid():n}/=",
            ServerIds = options.ServerIds,
            Output = utterances,
        });
        var scene = new Scene(options, cad, utterances);
        await scene.Host.StartAsync();
        cad.Rules.Fallback = options.HttpFallback ? scene.EventUrl : null;
        if (options.LoggedIn)
        {
            await scene.Events.NamedAsync(ScriptContract.Connected, options.ServerIds.Count);
        }

        return scene;
    }

    /// <summary>Pushes an event whose data is one number, in the way the CAD does.</summary>
    public Task PushAsync(string type, int number, int serverId = 1) =>
        Cad.PushEventAsync(serverId, type, new JsonObject { ["number"] = number });

    /// <summary>Asks the consumer what it has counted.</summary>
    public async Task<IDictionary<string, object>> AskConsumerAsync()
    {
        var before = Events.Count("consumer:counts");
        await Host.RaiseAsync("consumer:report");
        return (await Events.NamedAsync("consumer:counts", before + 1))[^1].Table();
    }

    /// <summary>What the export <c>getStatus</c> answers.</summary>
    public async Task<IDictionary<string, object>> GetStatusAsync()
    {
        var status = (IDictionary<string, object>)(await Host.CallExportAsync(_options.ResourceName, ScriptContract.GetStatusExport))!;
        Utterances.WriteLine(JsonSerializer.Serialize(status));
        return status;
    }

    public async Task<ResourceCost> GetCostAsync() => (await Host.GetAccountAsync()).Single(cost => cost.Name == _options.ResourceName);

    /// <summary>Stops the server and checks what every run must hold.</summary>
    public async Task EndAsync()
    {
        await GetStatusAsync();
        await Host.ExecuteAsync("sonoranpush status");
        await StopAsync();
        Utterances.WriteLine(await File.ReadAllTextAsync(EventsFile));
        Utterances.WriteLine(string.Join('\n', Host.Faults));
        Utterances.AssertSilentAbout(Cad.Options.ApiKey);
        Assert.Empty(Host.Faults);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Cad.DisposeAsync();
        Host.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StopAsync()
    {
        if (!_hasStopped)
        {
            _hasStopped = true;
            await Host.StopAsync();
            await Cad.StopAsync();
        }
    }

    private ServerOptions ServerOptions()
    {
        var options = new ServerOptions
        {
            Resources = { Path.Combine(_folder.FullName, _options.ResourceName), Path.Combine(BuiltFolder.Checkout, "dist", _options.Consumer) },
            EventsFile = EventsFile,
            CrossingCost = _options.CrossingCost,
            HttpPort = _options.HttpFallback ? 0 : null,
        };
        _options.Resources.ToList().ForEach(options.Resources.Add);
        foreach (var (name, value) in Connection().Concat(_options.Convars))
        {
            options.Convars.Remove(name);
            if (value is not null)
            {
                options.Convars.Add(name, value);
            }
        }

        foreach (var player in _options.Players)
        {
            options.Players.Add(player);
        }

        return options;
    }

    private Dictionary<string, string?> Connection() => new()
    {
        [ConvarReader.CommunityId] = Cad.Options.CommunityId,
        [ConvarReader.ApiKeyName] = Cad.Options.ApiKey,
        [ConvarReader.ServerId] = string.Join(',', _options.ServerIds.Select(id => id.ToString(CultureInfo.InvariantCulture))),
        [ConvarReader.HubUrl] = Cad.HubUrl.ToString(),
        [ConvarReader.LogLevelName] = "debug",
    };

    // A server takes a resource's name from its folder, and each scene has a config.json of its own.
    private void CopyResource()
    {
        var folder = _folder.CreateSubdirectory(_options.ResourceName).FullName;
        foreach (var file in Directory.GetFiles(_options.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(_options.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var path = Path.Combine(folder, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        foreach (var (section, members) in _options.Config)
        {
            if (members is JsonObject changes && config[section] is JsonObject shipped)
            {
                changes.ToList().ForEach(change => shipped[change.Key] = change.Value?.DeepClone());
            }
            else
            {
                config[section] = members?.DeepClone();
            }
        }

        File.WriteAllText(path, config.ToJsonString(), new UTF8Encoding(_options.ConfigHasByteOrderMark));
    }
}
