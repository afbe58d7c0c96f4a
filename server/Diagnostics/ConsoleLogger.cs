using Microsoft.Extensions.Logging;
using SonoranPush.Configuration;

namespace SonoranPush.Diagnostics;

/// <summary>Writes log lines to the server console: coloured by level, prefixed with their code, repeats collapsed, lines a minute limited,
/// texts cleaned, the API key masked. Any thread, except <see cref="Tick"/> and <see cref="Hide"/>: main thread only.</summary>
internal sealed class ConsoleLogger : ILogger
{
    /// <summary>Keys that are masked: the present one and those before it.</summary>
    public const int MaxSecrets = 4;

    // All errors of a config.json are in one line.
    private const int MaxLineLength = 4000;

    // Most characters that are searched for a key before the line is cleaned and shortened.
    private const int MaxRawLength = 4 * MaxLineLength;

    private const int MaxSummariesAtOnce = 8;

    private static readonly TimeSpan SummaryInterval = TimeSpan.FromSeconds(1);

    private readonly Action<string> _write;
    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private readonly RepeatSuppressor _repeats;
    private readonly LogRateLimiter _budget;
    private volatile IReadOnlyList<ApiKey> _secrets = Array.Empty<ApiKey>();
    private volatile int _minimum = (int)LogLevel.Information;
    private long _summedUpAt;

    /// <summary>Creates a logger.</summary>
    /// <param name="write">Writes one line to the console; must be thread-safe.</param>
    /// <param name="time">Measures the minute in which repeats are collapsed.</param>
    public ConsoleLogger(Action<string> write, TimeProvider time)
    {
        _write = write;
        _time = time;
        _repeats = new RepeatSuppressor(time);
        _budget = new LogRateLimiter(time);
        _summedUpAt = time.GetTimestamp();
    }

    /// <summary>Lines below this level are not written.</summary>
    public LogLevel Minimum
    {
        get => (LogLevel)_minimum;
        set => _minimum = (int)value;
    }

    /// <summary>Masks this key from now on. The last few earlier keys stay masked: texts that contain one may still be queued.</summary>
    public void Hide(ApiKey key) => _secrets = _secrets.Where(known => !known.Equals(key)).Prepend(key).Take(MaxSecrets).ToList();

    /// <summary>Writes a line of console output: at any level, with its own colours.</summary>
    public void Answer(string line) => _write(Mask(line));

    /// <summary>Reports counted lines once their minute is over. Call it every tick.</summary>
    public void Tick()
    {
        var now = _time.GetTimestamp();
        if (_time.GetElapsedTime(_summedUpAt, now) < SummaryInterval)
        {
            return;
        }

        _summedUpAt = now;
        for (var i = 0; i < MaxSummariesAtOnce && TryTakeSummary(out var summary); i++)
        {
            _write(summary);
        }
    }

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
        var entry = new LogEntry(logLevel, eventId.Id, line);
        var hidden = 0;
        lock (_gate)
        {
            if ((logLevel > LogLevel.Debug && !_repeats.MayShow(entry, out hidden)) || !_budget.TryTake(logLevel, 1 + hidden))
            {
                return;
            }
        }

        var detail = exception is null ? string.Empty : " | " + exception.GetType().Name + ": " + exception.Message;
        var repeated = hidden == 0 ? string.Empty : ConsoleText.Format(" ({0} more like this before)", hidden);
        _write(Decorate(entry, detail, repeated));
    }

    private bool TryTakeSummary(out string summary)
    {
        lock (_gate)
        {
            var refused = _budget.TakeRefused();
            summary = refused == 0 ? string.Empty
                : ConsoleText.Format(
                    "^3{0}{1} more lines were not shown: there were more in one minute than fit a console.^7", LogCodes.Prefix(LogCodes.LinesNotShown), refused);
            if (refused > 0)
            {
                return true;
            }

            if (!_repeats.TryTakeHidden(out var last, out var hidden) || !_budget.TryTake(last.Level, hidden))
            {
                return false;
            }

            summary = Decorate(last, string.Empty, ConsoleText.Format(" ({0} more like this in the last minute)", hidden));
            return true;
        }
    }

    private string Decorate(in LogEntry entry, string detail, string count)
    {
        var colour = entry.Level switch
        {
            >= LogLevel.Error => "^1",
            LogLevel.Warning => "^3",
            LogLevel.Debug => "^9",
            _ => string.Empty,
        };
        var prefix = LogCodes.Prefix(entry.Code);
        var text = Clean(entry.Line.Text + detail, MaxLineLength - prefix.Length - count.Length);
        return Mask(colour + prefix + text + count + (colour.Length == 0 ? string.Empty : "^7"));
    }

    // Masked before it is shortened, because the beginning of a key could remain; masked again afterwards, because cleaning can join the
    // parts of a key.
    private string Clean(string text, int most) =>
        ConsoleText.Clean(Mask(text.Length <= MaxRawLength ? text : text.Substring(0, MaxRawLength)), most);

    /// <summary>Replaces the API keys in a text.</summary>
    public string Mask(string text)
    {
        foreach (var secret in _secrets)
        {
            text = secret.Mask(text);
        }

        return text;
    }
}
