using Microsoft.Extensions.Logging;

namespace SonoranPush.Diagnostics;

/// <summary>A line for the console with its level and its code.</summary>
internal readonly struct LogEntry
{
    public LogEntry(LogLevel level, int code, LogLine line)
    {
        Level = level;
        Code = code;
        Line = line;
    }

    /// <summary>How serious it is.</summary>
    public LogLevel Level { get; }

    /// <summary>The code that error-codes.md explains; 0 for none.</summary>
    public int Code { get; }

    /// <summary>The text.</summary>
    public LogLine Line { get; }

    /// <summary>Lines of the same kind are repeats of each other.</summary>
    public (int Code, string Subject) Kind => (Code, Line.Subject);
}
