using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SonoranPush.UnitTests.Rules;

namespace SonoranPush.UnitTests.Surface;

/// <summary>README.md, by its sections and tables.</summary>
internal static partial class Readme
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Sources.Root, "README.md"));

    /// <summary>The text of a section, up to the next heading of its rank.</summary>
    public static string Section(string title)
    {
        var start = Text.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        var end = start < 0 ? -1 : Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return start < 0 ? throw new ArgumentException($"README has no section {title}.") : Text[start..(end < 0 ? Text.Length : end)];
    }

    /// <summary>The rows of all tables of a section, without their headings.</summary>
    public static IReadOnlyList<string[]> Rows(string title) =>
    [
        .. Row().Matches(Section(title))
            .Select(match => match.Groups[1].Value.Split(" | ").Select(cell => cell.Trim()).ToArray())
            .Where(cells => !cells.All(cell => cell.All(letter => letter is '-' or ':'))),
    ];

    /// <summary>What stands between backticks in a text.</summary>
    public static IEnumerable<string> Code(string text) => InlineCode().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\| (.+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();
}
