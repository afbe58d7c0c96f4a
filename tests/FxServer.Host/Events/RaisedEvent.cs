namespace FxServer.Host.Events;

/// <summary>An event that a resource raised, or, by a name that begins with <c>$</c>, an answer to a control line or
/// an event for game clients (<c>$client</c>).</summary>
public sealed class RaisedEvent
{
    internal RaisedEvent(TimeSpan time, string name, IReadOnlyList<object?> arguments)
    {
        Time = time;
        Name = name;
        Arguments = arguments;
    }

    /// <summary>Since the server's start.</summary>
    public TimeSpan Time { get; }

    /// <summary>The event's name.</summary>
    public string Name { get; }

    /// <summary>Its arguments: maps are <c>IDictionary&lt;string, object&gt;</c>, arrays <c>List&lt;object&gt;</c>.</summary>
    public IReadOnlyList<object?> Arguments { get; }
}
