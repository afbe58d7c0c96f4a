using System;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SonoranPush.Configuration;

namespace SonoranPush.Diagnostics;

/// <summary>Writes log lines to the server console: colour by level, the code in front, repeats collapsed, texts cleaned, the API key masked.
/// Any thread.</summary>
internal sealed class ConsoleLogger : ILogger
{
    // All mistakes of a config.json stand in one line.
    private const int MaxTextLength = 4000;

    private readonly Action<string> _write;
    private readonly RepeatSuppressor _repeats;
    private volatile ApiKey? _secret;
    private volatile int _minimum = (int)LogLevel.Information;

    /// <summary>Creates a logger.</summary>
    /// <param name="write">Writes one line to the console; must be fit for every thread.</param>
    /// <param name="time">Measures the minute in which repeats are collapsed.</param>
    public ConsoleLogger(Action<string> write, TimeProvider time)
    {
        _write = write;
        _repeats = new RepeatSuppressor(time);
    }

    /// <summary>Lines below this level are not written.</summary>
    public LogLevel Minimum
    {
        get => (LogLevel)_minimum;
        set => _minimum = (int)value;
    }

    /// <summary>Whatever is written, this never is.</summary>
    public ApiKey? Secret
    {
        get => _secret;
        set => _secret = value;
    }

    /// <summary>Writes a line that somebody at the console has asked for: whatever the level, with the colours that it has.</summary>
    public void Answer(string line) => _write(Mask(line));

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= Minimum && logLevel != LogLevel.None;

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var line = state is LogLine known ? known : new LogLine(formatter(state, exception), eventId.Name ?? string.Empty);
        var hidden = 0;
        if (logLevel > LogLevel.Debug && !_repeats.MayShow(eventId.Id, line, out hidden))
        {
            return;
        }

        _write(Mask(Decorate(logLevel, eventId, line.Text, hidden, exception)));
    }

    private string Decorate(LogLevel level, EventId code, string text, int hidden, Exception? exception)
    {
        var colour = level switch
        {
            >= LogLevel.Error => "^1",
            LogLevel.Warning => "^3",
            LogLevel.Debug => "^9",
            _ => string.Empty,
        };
        var repeated = hidden == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, " ({0} more like this before)", hidden);
        var prefix = code.Id == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, "[SP-{0}] ", code.Id);
        var detail = exception is null ? string.Empty : " | " + exception.GetType().Name + ": " + Clean(exception.Message);
        return colour + prefix + Clean(text) + repeated + detail + (colour.Length == 0 ? string.Empty : "^7");
    }

    // Masked first: of a key that is cut or cleaned nothing would be found.
    private string Clean(string text) => ConsoleText.Clean(Mask(text), MaxTextLength);

    private string Mask(string text) => _secret is { } secret ? secret.Mask(text) : text;
}
