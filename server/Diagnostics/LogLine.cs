using System;

namespace SonoranPush.Diagnostics;

/// <summary>One line for the console, with what the repeat suppressor needs to know of it.</summary>
internal readonly struct LogLine
{
    /// <summary>Turns a line into text, as the logging interface wants it.</summary>
    public static readonly Func<LogLine, Exception?, string> Format = (line, _) => line.Text;

    /// <summary>Creates a line.</summary>
    /// <param name="text">What the owner reads, without the code.</param>
    /// <param name="subject">Lines of one code about different subjects (a server id, say) do not silence each other.</param>
    /// <param name="burst">How many such lines a minute are shown before repeats are only counted.</param>
    public LogLine(string text, string subject = "", int burst = 1)
    {
        Text = text;
        Subject = subject;
        Burst = burst;
    }

    /// <summary>What the owner reads.</summary>
    public string Text { get; }

    /// <summary>What the line is about.</summary>
    public string Subject { get; }

    /// <summary>Lines a minute before repeats are collapsed.</summary>
    public int Burst { get; }

    /// <inheritdoc />
    public override string ToString() => Text;
}
