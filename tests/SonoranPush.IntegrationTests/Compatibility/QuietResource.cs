namespace SonoranPush.IntegrationTests.Compatibility;

/// <summary>A copy of the built folder that fetches no snapshots: what they bring comes between the pushes, each time somewhere
/// else.</summary>
internal sealed class QuietResource : IDisposable
{
    public const string Config = """{"rest":{"snapshot":false}}""";

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("sonoranpush-quiet-");

    public QuietResource()
    {
        Folder = _parent.CreateSubdirectory("sonoranpush").FullName;
        foreach (var file in BuiltFolder.Files)
        {
            File.Copy(Path.Combine(BuiltFolder.Root, file), Path.Combine(Folder, file));
        }

        File.WriteAllText(Path.Combine(Folder, "config.json"), Config);
    }

    public string Folder { get; }

    public void Dispose() => _parent.Delete(recursive: true);
}
