using System.Text.RegularExpressions;

namespace SonoranPush.IntegrationTests.Documentation;

/// <summary>The code blocks of README, then those of events-and-exports.md, as an author would copy them.</summary>
internal static partial class Snippets
{
    private static readonly string[] Pages = ["README.md", Path.Combine("shared", "docs", "events-and-exports.md")];

    /// <summary>All of a language in one text, in their order.</summary>
    public static string In(string language) => string.Join('\n', Of(language));

    /// <summary>Those of a language, in their order.</summary>
    public static IReadOnlyList<string> Of(string language)
    {
        var text = string.Join('\n', Pages.Select(page => File.ReadAllText(Path.Combine(BuiltFolder.Checkout, page)).ReplaceLineEndings("\n")));
        var snippets = Fence().Matches(text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value).ToList();
        return snippets.Count >= 2 ? snippets : throw new InvalidOperationException($"The pages have {snippets.Count} examples in {language}.");
    }

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
