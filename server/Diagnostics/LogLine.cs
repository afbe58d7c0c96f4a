namespace SonoranPush.Diagnostics;

/// <summary>One line for the console, with the fields that the repeat suppressor needs.</summary>
internal readonly struct LogLine
{
    /// <summary>The formatter for the logging interface.</summary>
    public static readonly Func<LogLine, Exception?, string> Format = (line, _) => line.Text;

    /// <summary>Creates a line.</summary>
    /// <param name="text">The text without the code.</param>
    /// <param name="subject">Lines of one code about different subjects (a server id, say) do not silence each other.</param>
    /// <param name="burst">How many such lines a minute are shown before repeats are only counted.</param>
    public LogLine(string text, string subject = "", int burst = 1)
    {
        Text = text;
        Subject = subject;
        Burst = burst;
    }

    /// <summary>The text without the code.</summary>
    public string Text { get; }

    /// <summary>Separates lines of one code, such as a server id.</summary>
    public string Subject { get; }

    /// <summary>Lines a minute before repeats are collapsed.</summary>
    public int Burst { get; }

    /// <inheritdoc />
    public override string ToString() => Text;
}
