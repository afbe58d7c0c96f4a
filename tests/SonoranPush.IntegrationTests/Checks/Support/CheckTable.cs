using System.Text.RegularExpressions;

namespace SonoranPush.IntegrationTests.Checks.Support;

/// <summary>A printed table of the check, read back.</summary>
internal sealed partial class CheckTable
{
    private CheckTable(IReadOnlyList<CheckLine> lines) => Lines = lines;

    public IReadOnlyList<CheckLine> Lines { get; }

    /// <summary>Lines that ask for action. Times depend on how busy the machine is, so warnings of their check do not count.</summary>
    public IReadOnlyList<CheckLine> Troubles => [.. Lines.Where(line => line.Result is "failed" || (line.Result is "warning" && line.Check != "cost"))];

    public IReadOnlyList<CheckLine> Failed => [.. Lines.Where(line => line.Result == "failed")];

    public static CheckTable Read(IEnumerable<string> console) => new(
    [
        .. console.Select(line => Row().Match(Colour().Replace(line, string.Empty))).Where(match => match.Success)
            .Select(match => new CheckLine(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)),
    ]);

    public override string ToString() => string.Join('\n', Lines);

    [GeneratedRegex(@"\^\d")]
    private static partial Regex Colour();

    [GeneratedRegex(@"^(?:\[script:\w+\] )?(\w+) +(ok|warning|failed|skipped) +(.*)$")]
    private static partial Regex Row();
}

/// <summary>A row: the check, its result, and finding with advice.</summary>
internal sealed record CheckLine(string Check, string Result, string Text)
{
    // The columns of the table are two blanks apart.
    private const string Gap = "  ";

    /// <summary>The last column; empty for nothing to do.</summary>
    public string Advice => Text.IndexOf(Gap, StringComparison.Ordinal) is >= 0 and var at ? Text[at..].TrimStart() : string.Empty;
}
