using SonoranPush.Diagnostics;

namespace SonoranPush.Checks;

/// <summary>The finished check: a table for the console, and the same as plain values for scripts. Immutable.</summary>
internal sealed class CheckReport
{
    private const int MaxTextLength = 400;

    private readonly TimeSpan _took;

    /// <summary>Creates a report.</summary>
    /// <param name="rows">The rows of all checks.</param>
    /// <param name="took">How long the check ran.</param>
    /// <param name="redact">Replaces the API key in a text.</param>
    public CheckReport(IEnumerable<CheckRow> rows, TimeSpan took, Func<string, string> redact)
    {
        Rows = rows.Select(row => row with { Finding = Clean(row.Finding), Advice = Clean(row.Advice) }).ToList();
        _took = took;

        string Clean(string text) => ConsoleText.Clean(redact(text), MaxTextLength);
    }

    /// <summary>The rows, without the key.</summary>
    public IReadOnlyList<CheckRow> Rows { get; }

    /// <summary>The table as lines; the last line has the totals.</summary>
    public IEnumerable<string> ToLines()
    {
        var table = new ConsoleTable();
        table.AddHeadings("check", "result", "finding", "what to do");
        foreach (var row in Rows)
        {
            table.Add(
                row.Check, new ConsoleCell(Word(row.Result), Colour(row.Result)), new ConsoleCell(row.Finding, most: MaxTextLength),
                new ConsoleCell(row.Advice, most: MaxTextLength));
        }

        var counts = Counts().Select(pair => ConsoleText.Format("{0} {1}", pair.Value, pair.Key));
        return table.ToLines().Append(ConsoleText.Format("check: {0}, in {1:0.0} s", string.Join(", ", counts), _took.TotalSeconds));
    }

    /// <summary>The table as plain values.</summary>
    public Dictionary<string, object?> ToTable()
    {
        var table = Counts().ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal);
        table["version"] = PushResource.Version;
        table["durationMs"] = (long)_took.TotalMilliseconds;
        table["rows"] = Rows.Select(row => (object?)new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["check"] = row.Check,
            ["result"] = Word(row.Result),
            ["finding"] = row.Finding,
            ["advice"] = row.Advice,
        }).ToList();
        return table;
    }

    private IEnumerable<KeyValuePair<string, long>> Counts() => Enum.GetValues(typeof(CheckResult)).Cast<CheckResult>()
        .Select(result => new KeyValuePair<string, long>(Word(result), Rows.Count(row => row.Result == result)));

    private static string Word(CheckResult result) => result.ToString().ToLowerInvariant();

    private static int Colour(CheckResult result) => result switch
    {
        CheckResult.Ok => ConsoleColour.Green,
        CheckResult.Warning => ConsoleColour.Yellow,
        CheckResult.Failed => ConsoleColour.Red,
        _ => ConsoleColour.None,
    };
}
