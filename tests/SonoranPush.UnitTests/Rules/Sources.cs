using System.Runtime.CompilerServices;

namespace SonoranPush.UnitTests.Rules;

/// <summary>The sources of this checkout.</summary>
internal static class Sources
{
    /// <summary>Top level of the checkout.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    /// <summary>The C# files that are shipped, by their path from the top level.</summary>
    public static IReadOnlyList<SourceFile> Shipped { get; } = new[] { "server", "shared" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => new SourceFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file)))
        .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))
        .ToList();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

/// <summary>A source file.</summary>
internal sealed record SourceFile(string Path, string Text);
