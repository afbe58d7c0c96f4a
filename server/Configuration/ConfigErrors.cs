namespace SonoranPush.Configuration;

/// <summary>Reports the first errors of a file and counts the rest, so that a file full of errors neither floods the console nor needs
/// thousands of spelling suggestions. One thread at a time.</summary>
internal sealed class ConfigErrors
{
    /// <summary>Most errors that are reported.</summary>
    public const int MaxReported = 20;

    private readonly ICollection<string> _lines;
    private int _count;

    /// <param name="lines">Receives one line for each reported error.</param>
    public ConfigErrors(ICollection<string> lines) => _lines = lines;

    /// <summary>Adds an error.</summary>
    /// <param name="describe">Returns its line; called only when it is reported.</param>
    public void Add(Func<string> describe)
    {
        if (_count++ < MaxReported)
        {
            _lines.Add(describe());
        }
    }

    /// <summary>Reports how many further errors there were.</summary>
    public void AddRemainder()
    {
        if (_count > MaxReported)
        {
            _lines.Add(string.Format(CultureInfo.InvariantCulture, "config.json: {0} further errors like these.", _count - MaxReported));
        }
    }
}
