namespace SonoranPush.Checks;

/// <summary>The result of one row of the check.</summary>
internal enum CheckResult
{
    /// <summary>Nothing to do.</summary>
    Ok,

    /// <summary>It works, but something should be looked at.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Failed,

    /// <summary>It could not be checked now.</summary>
    Skipped,
}

/// <summary>One row of the table.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Result">Its result.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Advice">What to do; empty for nothing.</param>
internal sealed record CheckRow(string Check, CheckResult Result, string Finding, string Advice = "");

/// <summary>Collects the rows of one check. One thread at a time.</summary>
internal sealed class CheckRows
{
    private readonly string _check;
    private readonly List<CheckRow> _rows = new();

    public CheckRows(string check) => _check = check;

    /// <summary>The rows in order.</summary>
    public IReadOnlyList<CheckRow> All => _rows;

    /// <summary>Adds a row for something that is in order.</summary>
    public void Ok(string finding) => Add(CheckResult.Ok, finding);

    /// <summary>Adds a row.</summary>
    public void Add(CheckResult result, string finding, string advice = "") => _rows.Add(new CheckRow(_check, result, finding, advice));

    /// <summary>Adds a warning.</summary>
    public void Warn(string finding, string advice) => Add(CheckResult.Warning, finding, advice);

    /// <summary>Adds a failure.</summary>
    public void Fail(string finding, string advice) => Add(CheckResult.Failed, finding, advice);

    /// <summary>Adds a row for something that could not be checked.</summary>
    public void Skip(string finding, string advice = "") => Add(CheckResult.Skipped, finding, advice);
}
