using System.Security.Cryptography;

namespace SonoranPush.Checks;

/// <summary>The files of this release with their hashes, which the build embeds in the assembly. Any thread but the tick's.</summary>
internal static class ReleaseFiles
{
    private const string ListResource = "SonoranPush.release-files.txt";

    // The built folder is flat; in a checkout the built part is below it.
    private static readonly string[] Places = { string.Empty, Path.Combine("dist", "sonoranpush") };

    /// <summary>Compares a resource folder with the release.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Names of files that are missing, and of files that differ.</returns>
    public static FileComparison Compare(string folder)
    {
        var missing = new List<string>();
        var different = new List<string>();
        foreach (var (hash, name) in ReadList())
        {
            var path = Places.Select(place => Path.Combine(folder, place, name)).FirstOrDefault(File.Exists);
            if (path is null)
            {
                missing.Add(name);
            }
            else if (!HashOf(path).Equals(hash, StringComparison.OrdinalIgnoreCase))
            {
                different.Add(name);
            }
        }

        return new FileComparison(missing, different);
    }

    /// <summary>Reads the list: a hash and a name in each line.</summary>
    public static IReadOnlyList<(string Hash, string Name)> ReadList()
    {
        using var stream = typeof(ReleaseFiles).Assembly.GetManifestResourceStream(ListResource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)
            .Select(line => (line.Substring(0, line.IndexOf(' ')), line.Substring(line.IndexOf(' ') + 1))).ToList();
    }

    private static string HashOf(string path)
    {
        using var algorithm = SHA256.Create();
        using var stream = File.OpenRead(path);
        return BitConverter.ToString(algorithm.ComputeHash(stream)).Replace("-", string.Empty);
    }
}

/// <summary>How a resource folder differs from the release.</summary>
/// <param name="Missing">Names of files that are not there.</param>
/// <param name="Different">Names of files with other contents.</param>
internal sealed record FileComparison(IReadOnlyList<string> Missing, IReadOnlyList<string> Different);
