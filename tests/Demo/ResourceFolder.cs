using System.Text.Json.Nodes;

namespace SonoranPush.Demo;

/// <summary>What the demo runs: a copy of the built resource that tracks every player, and the consumer beside it. Built files
/// are found from where this program lies, so that the current directory does not matter.</summary>
internal sealed class ResourceFolder : IDisposable
{
    private const string ConfigFile = "config.json";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("sonoranpush-demo-");

    private ResourceFolder(string resourceName) => ResourceName = resourceName;

    /// <summary>The name of the copy's folder, which a server takes for the resource's.</summary>
    public string ResourceName { get; }

    /// <summary>The copy.</summary>
    public string Resource => Path.Combine(_home.FullName, ResourceName);

    /// <summary>The second resource, which handles the events.</summary>
    public static string Consumer => Path.Combine(Root, "dist", "consumer");

    /// <summary>The emulated server for Mono, of the same configuration as this program.</summary>
    public static string MonoHost
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            return Path.Combine(Root, "tests", "FxServer.Host", "bin", configuration, "net472", "FxServer.Host.exe");
        }
    }

    /// <summary>Where a server may write what it raises.</summary>
    public string EventsFile => Path.Combine(_home.FullName, "events.jsonl");

    private static string Root { get; } = FindRoot();

    public static ResourceFolder Copy(string resourceName = "sonoranpush")
    {
        var folder = new ResourceFolder(resourceName);
        Directory.CreateDirectory(folder.Resource);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "dist", "sonoranpush")))
        {
            File.Copy(file, Path.Combine(folder.Resource, Path.GetFileName(file)));
        }

        folder.TrackEverybody();
        return folder;
    }

    public void Dispose()
    {
        try
        {
            _home.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps the files of loaded libraries. They are temporary ones.
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SonoranPush.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"SonoranPush.sln is in no folder above {AppContext.BaseDirectory}.");
    }

    private void TrackEverybody()
    {
        var file = Path.Combine(Resource, ConfigFile);
        var config = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        config["unitLocation"] ??= new JsonObject();
        config["unitLocation"]!["track"] = "all";
        File.WriteAllText(file, config.ToJsonString());
    }
}
