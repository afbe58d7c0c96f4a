using System.IO.Compression;

namespace SonoranPush.IntegrationTests.Release;

/// <summary>The zip that owners download, unpacked as they do. The build of these tests packs it, with the target that tests/README.md
/// names.</summary>
internal sealed class ReleaseZip : IDisposable
{
    private readonly DirectoryInfo _resources = Directory.CreateTempSubdirectory("sonoranpush-release-");

    public ReleaseZip() => UnpackAgain();

    /// <summary>The zip of the version that the built script has.</summary>
    public static string Path { get; } = System.IO.Path.Combine(BuiltFolder.Checkout, "dist", $"sonoranpush-{BuiltFolder.Version}.zip");

    /// <summary>The folder that the owner has then.</summary>
    public string Folder => System.IO.Path.Combine(_resources.FullName, "sonoranpush");

    /// <summary>All files, by their path from the folder into which it was unpacked.</summary>
    public IEnumerable<string> Files => _resources.GetFiles("*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(_resources.FullName, file.FullName).Replace('\\', '/'));

    /// <summary>The text of a file of the folder.</summary>
    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Folder, file));

    /// <summary>Writes every file again, as the zip has it.</summary>
    public void UnpackAgain() => ZipFile.ExtractToDirectory(Path, _resources.FullName, overwriteFiles: true);

    public void Dispose() => _resources.Delete(recursive: true);
}
