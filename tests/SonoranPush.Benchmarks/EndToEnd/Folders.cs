namespace SonoranPush.Benchmarks.EndToEnd;

/// <summary>Resource folders, put together in a temporary place: the built resource with a configuration of the benchmark's, the
/// plain client with the very same libraries, and the listener.</summary>
internal sealed class Folders : IDisposable
{
    private const string Manifest = "fx_version 'cerulean'\ngame 'gta5'\nserver_script '*.net.dll'\n";
    private const string ListenerProject = "SonoranPush.Benchmarks.Listener";
    private const string ListenerScript = "Listener.net.dll";
    private const string OwnScript = "SonoranPush.Server.net.dll";

    private readonly string _root = Directory.CreateTempSubdirectory("sonoranpush-bench-").FullName;

    /// <param name="config">The resource's config.json.</param>
    public Folders(string config)
    {
        Directory.CreateDirectory(Resource);
        Directory.CreateDirectory(Plain);
        Directory.CreateDirectory(Libraries);
        foreach (var file in Directory.EnumerateFiles(Checkout.Resource))
        {
            File.Copy(file, Path.Combine(Resource, Path.GetFileName(file)));
            if (!file.EndsWith(".dll", StringComparison.Ordinal))
            {
                continue;
            }

            File.Copy(file, Path.Combine(Libraries, Path.GetFileName(file)));
            if (Path.GetFileName(file) != OwnScript)
            {
                File.Copy(file, Path.Combine(Plain, Path.GetFileName(file)));
            }
        }

        File.WriteAllText(Path.Combine(Resource, "config.json"), config);
        Add(Plain, "SonoranPush.Benchmarks.Plain", "Plain.net.dll");
        Add(Listener, ListenerProject, ListenerScript);
        var names = Directory.EnumerateFiles(Libraries).Select(Path.GetFileNameWithoutExtension).ToList();
        Add(Libraries, ListenerProject, ListenerScript, $"library {{ '{string.Join("', '", names)}' }}\n");
    }

    /// <summary>SonoranPush.</summary>
    public string Resource => Path.Combine(_root, "sonoranpush");

    /// <summary>The plain client.</summary>
    public string Plain => Path.Combine(_root, "plain");

    /// <summary>The consumer.</summary>
    public string Listener => Path.Combine(_root, "listener");

    /// <summary>Loads all assemblies of SonoranPush and does nothing with them.</summary>
    public string Libraries => Path.Combine(_root, "libraries");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Add(string folder, string project, string script, string more = "")
    {
        Directory.CreateDirectory(folder);
        File.Copy(Checkout.Built(project, "netstandard2.0", script), Path.Combine(folder, script));
        File.WriteAllText(Path.Combine(folder, "fxmanifest.lua"), Manifest.Replace("*.net.dll", script, StringComparison.Ordinal) + more);
    }
}
