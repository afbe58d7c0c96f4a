using System;
using System.IO;

namespace SonoranPush.EmulatorTests.Emulation;

/// <summary>A resource folder that runs one probe, gone after the test.</summary>
internal sealed class ProbeFolder : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("fxserver-");

    /// <summary>Creates a resource, named like the probe in lower case unless it is said otherwise.</summary>
    public ProbeFolder(string probe, string? name = null, string manifest = "")
    {
        Name = name ?? probe.ToLowerInvariant();
        DirectoryInfo folder = _parent.CreateSubdirectory(Name);
        Folder = folder.FullName;
        File.Copy(Repository.ProbeAssembly, Path.Combine(Folder, "Probes.net.dll"));
        Write("fxmanifest.lua", $"fx_version 'cerulean'\ngame 'gta5'\nserver_scripts {{ '*.net.dll' }}\nprobe '{probe}'\n{manifest}");
    }

    /// <summary>The resource's name.</summary>
    public string Name { get; }

    /// <summary>The resource's folder.</summary>
    public string Folder { get; }

    /// <summary>Adds a file.</summary>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public void Dispose() => _parent.Delete(recursive: true);
}
