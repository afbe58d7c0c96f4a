using System.Text.RegularExpressions;

namespace FxServer.Host.Resources;

/// <summary>Finds the files of a folder that match a pattern: <c>*</c> within a name, <c>**</c> over folders.</summary>
internal static class Glob
{
    /// <summary>Full paths, sorted.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        string plain = Path.Combine(folder, pattern);
        if (pattern.IndexOf('*') < 0)
        {
            return File.Exists(plain) ? new[] { plain } : Array.Empty<string>();
        }

        // Only the folder before the first star is walked: a checkout holds a lot beside the one that a manifest names.
        string fixedPart = pattern.Substring(0, pattern.IndexOf('*'));
        string start = Path.Combine(folder, fixedPart.Substring(0, fixedPart.LastIndexOf('/') + 1));
        bool deep = pattern.Substring(fixedPart.Length).IndexOf('/') >= 0;
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, "*", deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
                .Where(file => Expression(pattern).IsMatch(file.Substring(folder.Length + 1).Replace('\\', '/')))
                .OrderBy(file => file, StringComparer.Ordinal)
            : Array.Empty<string>();
    }

    private static Regex Expression(string pattern)
    {
        string expression = Regex.Escape(pattern).Replace(@"\*\*/", "(?:.*/)?").Replace(@"\*", "[^/]*");
        return new Regex("^" + expression + "$");
    }
}
