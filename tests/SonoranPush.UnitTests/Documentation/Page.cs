using System.Text.RegularExpressions;
using SonoranPush.UnitTests.Rules;

namespace SonoranPush.UnitTests.Documentation;

/// <summary>A Markdown page of this repository, by its sections, tables and code blocks.</summary>
internal sealed partial class Page
{
    private Page(string path)
    {
        Path = path;
        Text = File.ReadAllText(System.IO.Path.Combine(Sources.Root, path)).ReplaceLineEndings("\n");
    }

    /// <summary>Every page: the README, then the others by their path, as <c>.ci/walk</c> takes them.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        new("README.md"),
        new("CHANGELOG.md"),
        .. new[] { "server", "shared", "tests" }
            .SelectMany(folder => Directory.GetFiles(System.IO.Path.Combine(Sources.Root, folder), "*.md", SearchOption.AllDirectories))
            .Select(file => System.IO.Path.GetRelativePath(Sources.Root, file).Replace('\\', '/'))
            .Where(path => !Built().IsMatch(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new Page(path)),
    ];

    public static Page Readme => Named("README.md");

    public static Page Configuration => Named("shared/docs/configuration.md");

    public static Page ErrorCodes => Named("shared/docs/error-codes.md");

    public static Page EventsAndExports => Named("shared/docs/events-and-exports.md");

    public static Page Operating => Named("shared/docs/operating.md");

    /// <summary>The path from the top level.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>The code blocks with what is written after their fence, without their indentation.</summary>
    public IEnumerable<(string Kind, string Text)> Blocks => Fence().Matches(Text).Select(match =>
    {
        var indent = new string(' ', match.Groups["indent"].Length);
        return (match.Groups["kind"].Value.Trim(), Regex.Replace(match.Groups["text"].Value, "(?m)^" + indent, string.Empty));
    });

    /// <summary>The text without code blocks.</summary>
    public string Prose => Fence().Replace(Text, string.Empty);

    /// <summary>The tables, each as its rows without the heading.</summary>
    public IEnumerable<IReadOnlyList<string[]>> Tables => TablesOf(Text);

    /// <summary>The anchors of the headings.</summary>
    public IEnumerable<string> Anchors =>
        Heading().Matches(Prose).Select(match => NotInAnchors().Replace(match.Groups[1].Value.ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    /// <summary>What stands between backticks in a text.</summary>
    public static IEnumerable<string> Code(string text) => InlineCode().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>The text of a section, up to the next heading of its rank.</summary>
    public string Section(string title)
    {
        var start = Text.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        var end = start < 0 ? -1 : Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return start < 0 ? throw new ArgumentException($"{Path} has no section {title}.") : Text[start..(end < 0 ? Text.Length : end)];
    }

    /// <summary>The rows of all tables of a section, without their headings.</summary>
    public IReadOnlyList<string[]> Rows(string title) => [.. TablesOf(Section(title)).SelectMany(rows => rows)];

    public override string ToString() => Path;

    private static Page Named(string path) => All.Single(page => page.Path == path);

    private static IEnumerable<IReadOnlyList<string[]>> TablesOf(string text) => Table().Matches(text).Select(table =>
        table.Groups["row"].Captures.Select(row => row.Value.Split(" | ").Select(cell => cell.Trim(' ', '|')).ToArray()).ToList());

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules)/")]
    private static partial Regex Built();

    [GeneratedRegex(@"^(?<indent> *)```(?<kind>[^\n]*)\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\|[ :|-]+\|\n(?:\|(?<row>[^\n]+)\|(?:\n|\z))+", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^#+ (.+?)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();
}
