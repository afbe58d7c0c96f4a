using System.IO.Compression;

namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>The libraries that FXServer's Mono brings, as far as they are known. Their public surface is a fixture; where that is
/// silent (mscorlib, the netstandard facade, base types), the reference assemblies of .NET Framework 4.7.1 stand in, the API
/// level that this Mono follows.</summary>
internal static class FxServerLibraries
{
    private const string CoreLibrary = "mscorlib";

    private static readonly string ReferenceFolder = Path.Combine(AppContext.BaseDirectory, "net471");

    // Facades hold nothing but forwards, and the fixture lists none of theirs.
    private static readonly string[] FromReferences = { CoreLibrary, "netstandard", "System.ComponentModel.Annotations" };

    /// <summary>Reads them all, by simple name.</summary>
    public static Dictionary<string, Library> Read()
    {
        var libraries = new Dictionary<string, Library>(StringComparer.Ordinal);
        using (var packed = new GZipStream(OpenFixture("libraries.txt.gz"), CompressionMode.Decompress))
        {
            LibraryListing.Read(packed, libraries);
        }

        using (var plain = OpenFixture("script-api.txt"))
        {
            LibraryListing.Read(plain, libraries);
        }

        Complete(libraries);
        return libraries;
    }

    private static FileStream OpenFixture(string name) =>
        File.OpenRead(Path.Combine(BuiltFolder.Checkout, "tests", "fixtures", "fxserver", name));

    private static void Complete(Dictionary<string, Library> libraries)
    {
        var references = Directory.GetFiles(ReferenceFolder, "*.dll")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), Library.Read, StringComparer.Ordinal);
        foreach (var name in FromReferences)
        {
            libraries[name] = references[name];
        }

        foreach (var (name, library) in libraries)
        {
            if (references.TryGetValue(name, out var reference))
            {
                TakeBaseTypes(library, reference);
                MoveToCore(library, reference, libraries[CoreLibrary]);
            }
        }
    }

    private static void TakeBaseTypes(Library library, Library reference)
    {
        foreach (var type in reference.Types)
        {
            if (library.Types.ContainsKey(type.Key))
            {
                library.Types[type.Key] = type.Value;
            }
        }
    }

    // Mono keeps Queue<T> and a few more in its core library, where .NET Framework has them elsewhere.
    private static void MoveToCore(Library library, Library reference, Library core)
    {
        foreach (var (type, target) in library.Forwards)
        {
            if (target == CoreLibrary && !core.Types.ContainsKey(type))
            {
                core.Adopt(type, reference);
            }
        }
    }
}
