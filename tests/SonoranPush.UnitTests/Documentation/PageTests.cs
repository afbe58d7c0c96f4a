using System.Text.RegularExpressions;
using SonoranPush.Configuration;
using SonoranPush.UnitTests.Rules;

namespace SonoranPush.UnitTests.Documentation;

/// <summary>The pages are short, their links work, and what they say can be followed.</summary>
public sealed partial class PageTests
{
    private const int MaxWordsInSentence = 30;
    private const int MaxRowsInTable = 25;

    private static readonly string[] References = ["configuration.md", "error-codes.md", "events-and-exports.md"];

    private static readonly string[] OwnerPages =
    [
        "configuration.md", "operating.md", "error-codes.md", "events-and-exports.md", "migration.md", "reliability.md", "performance.md",
    ];

    public static TheoryData<string> Paths => new(Page.All.Select(page => page.Path));

    // Lists of payloads are as long as the payloads are many.
    public static TheoryData<string> PathsOfProse => new(Page.All.Select(page => page.Path).Where(path => !path.StartsWith("tests/fixtures/", StringComparison.Ordinal)));

    [Fact]
    public void Pages_ForOwnersAndContributors_AreThere() => Assert.Subset(
        Page.All.Select(page => page.Path).ToHashSet(),
        OwnerPages.Select(name => "shared/docs/" + name).Concat(["README.md", "server/README.md", "tests/README.md"]).ToHashSet());

    [Theory]
    [MemberData(nameof(Paths))]
    public void Page_IsShort(string path)
    {
        var limit = path == "README.md" ? 220 : References.Contains(Path.GetFileName(path)) ? int.MaxValue : 250;

        Assert.InRange(Find(path).Text.Count(letter => letter == '\n'), 1, limit);
    }

    [Theory]
    [MemberData(nameof(PathsOfProse))]
    public void Tables_AreShort(string path) =>
        Assert.All(Find(path).Tables, rows => Assert.True(rows.Count <= MaxRowsInTable, $"{rows.Count} rows: {rows[0][0]}"));

    [Theory]
    [MemberData(nameof(PathsOfProse))]
    public void Sentences_AreShort(string path) => Assert.Empty(LongSentences(Find(path).Prose));

    [Theory]
    [InlineData("one two three.", 0)]
    [InlineData("a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a.", 1)]
    [InlineData("a a a a a a a a a a a a a a a a. a a a a a a a a a a a a a a a.", 0)]
    [InlineData("- a a a a a a a a a a a a a a a a\n- a a a a a a a a a a a a a a a", 0)]
    [InlineData("a a a a a a a a a a a a a a a a\na a a a a a a a a a a a a a a", 1)]
    public void LongSentence_IsFound(string text, int count) => Assert.Equal(count, LongSentences(text).Count());

    [Theory]
    [MemberData(nameof(Paths))]
    public void Links_LeadToFilesAndHeadings(string path)
    {
        var page = Find(path);

        foreach (var link in Link().Matches(page.Prose).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var (file, anchor) = link.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? (link[..hash], link[(hash + 1)..]) : (link, null);
            var target = file.Length == 0 ? path : Resolve(path, file);
            Assert.True(Path.Exists(Path.Combine(Sources.Root, target)), $"{path}: {link}");
            Assert.True(anchor is null || Find(target).Anchors.Contains(anchor), $"{path}: {link}");
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Files_ThatItNames_Exist(string path) => Assert.All(
        Page.Code(Find(path).Prose).Where(code => RepositoryPath().IsMatch(code)),
        named => Assert.True(Path.Exists(Path.Combine(Sources.Root, named)), named));

    [Fact]
    public void ServerCfg_OfTheInstallation_SetsEveryCredential_AndStartsTheResource()
    {
        var mistakes = new List<string>();
        var lines = Page.Readme.Section("Install").Split("```cfg")[1].Split("```")[0].Split('\n').Select(line => line.Trim()).ToList();
        var convars = lines.Where(line => line.StartsWith("set ", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)).ToDictionary(words => words[1], words => words[2].Trim('"'));
        var options = new PushOptions();

        new ConvarReader(name => convars.GetValueOrDefault(name), mistakes).Read(options);

        Assert.Empty(mistakes);
        Assert.Empty(ConvarReader.MissingLines(options));
        Assert.Single(options.Sessions());
        Assert.Contains($"ensure {ScriptContract.Command}", lines);
        Assert.Contains($"add_convar_permission {ScriptContract.Command} read {ConvarReader.ApiKeyName}", lines);
    }

    private static Page Find(string path) => Page.All.Single(page => page.Path == path);

    private static string Resolve(string page, string link) =>
        Path.GetRelativePath(Sources.Root, Path.GetFullPath(Path.Combine(Sources.Root, Path.GetDirectoryName(page)!, link))).Replace('\\', '/');

    private static IEnumerable<string> LongSentences(string prose) => Paragraph().Split(prose)
        .SelectMany(paragraph => SentenceEnd().Split(paragraph))
        .Where(sentence => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > MaxWordsInSentence);

    // Empty lines, list items, headings and table cells end a sentence.
    [GeneratedRegex(@"\n\s*\n|^\s*(?:[-*]|\d+\.) |^#.*$|\|", RegexOptions.Multiline)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"(?<=[.!?;:])[)""*`]*\s")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^(server|shared|tests)/[^<> ]+$")]
    private static partial Regex RepositoryPath();
}
