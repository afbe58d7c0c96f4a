namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>Reads the events file of a server that is still writing it. Any thread.</summary>
internal sealed class EventTail(string path) : IDisposable
{
    private readonly StreamReader _file = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
    private readonly List<RaisedEvent> _events = [];
    private string _beginning = string.Empty;

    /// <summary>All events so far, in order.</summary>
    public IReadOnlyList<RaisedEvent> Read()
    {
        lock (_events)
        {
            var lines = (_beginning + _file.ReadToEnd()).Split('\n');
            _beginning = lines[^1];
            _events.AddRange(lines.SkipLast(1).Select(Parse).OfType<RaisedEvent>());
            return [.. _events];
        }
    }

    public void Dispose() => _file.Dispose();

    // The account, which comes last, has no arguments.
    private static RaisedEvent? Parse(string line)
    {
        var members = JsonDocument.Parse(line).RootElement;
        return members.TryGetProperty("args", out var arguments) ? new(members.GetProperty("event").GetString()!, arguments) : null;
    }
}
