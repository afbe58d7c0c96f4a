using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SonoranPush.UnitTests.Support;

/// <summary>Keeps every line. Warnings and errors whose event name no test has announced are mistakes. Any thread.</summary>
internal sealed class CollectingLogger : ILogger
{
    private readonly ConcurrentQueue<Line> _lines = new();
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);

    public IReadOnlyList<Line> Lines => _lines.ToArray();

    public void Expect(params string[] eventNames) => _expected.UnionWith(eventNames);

    public int CountOf(string eventName) => _lines.Count(line => line.Event == eventName);

    public void AssertNothingUnexpected() =>
        Assert.DoesNotContain(_lines, line => line.Level >= LogLevel.Warning && !_expected.Contains(line.Event));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(new Line(logLevel, eventId.Id, eventId.Name ?? string.Empty, formatter(state, exception), exception));

    internal sealed record Line(LogLevel Level, int Code, string Event, string Text, Exception? Exception);
}
