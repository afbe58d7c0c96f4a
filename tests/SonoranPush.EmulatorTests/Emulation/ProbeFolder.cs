namespace SonoranPush.EmulatorTests.Emulation;

/// <summary>A resource folder that runs one probe, or a Lua script, or both; gone after the test.</summary>
internal sealed class ProbeFolder : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("fxserver-");

    /// <summary>Creates a resource, named like the probe in lower case unless it is said otherwise.</summary>
    public ProbeFolder(string? probe, string? name = null, string manifest = "")
    {
        Name = name ?? probe!.ToLowerInvariant();
        DirectoryInfo folder = _parent.CreateSubdirectory(Name);
        Folder = folder.FullName;
        if (probe is not null)
        {
            File.Copy(Repository.ProbeAssembly, Path.Combine(Folder, "Probes.net.dll"));
        }

        const string Scripts = "server_scripts { '*.net.dll', 'scripts/*.lua' }";
        Write("fxmanifest.lua", $"fx_version 'cerulean'\ngame 'gta5'\n{Scripts}\nprobe '{probe}'\n{manifest}");
    }

    /// <summary>Creates a resource with a Lua script, and beside it a probe if there is one.</summary>
    public static ProbeFolder OfLua(string script, string name = "lua", string? probe = null, string manifest = "")
    {
        var folder = new ProbeFolder(probe, name, manifest);
        folder.Write("scripts/server.lua", script);
        return folder;
    }

    /// <summary>The resource's name.</summary>
    public string Name { get; }

    /// <summary>The resource's folder.</summary>
    public string Folder { get; }

    /// <summary>Adds a file.</summary>
    public void Write(string file, string text)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => _parent.Delete(recursive: true);
}
