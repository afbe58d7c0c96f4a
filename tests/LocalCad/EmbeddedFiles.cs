using System.Reflection;

namespace LocalCad;

/// <summary>The files that were built into this assembly, by names with forward slashes.</summary>
internal static class EmbeddedFiles
{
    private static readonly Assembly Assembly = typeof(EmbeddedFiles).Assembly;

    // A build on Windows writes backslashes.
    private static readonly Dictionary<string, string> ResourceNames =
        Assembly.GetManifestResourceNames().ToDictionary(name => name.Replace('\\', '/'), StringComparer.Ordinal);

    /// <summary>The names below a folder, without it, in order.</summary>
    public static IEnumerable<string> Names(string folder) => ResourceNames.Keys
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
        .Select(name => name[folder.Length..])
        .Order(StringComparer.Ordinal);

    /// <summary>The whole file, which must be one of the names.</summary>
    public static byte[] Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(ResourceNames[name])!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
