#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Runtime;

namespace CitizenFX.Core;

/// <summary>The handlers that one script has for one event. A handler that fails once is removed for good. Main thread only.</summary>
public class EventHandlerEntry
{
    private readonly string _eventName;
    private readonly List<Delegate> _handlers = new();

    /// <summary>Creates an entry without handlers.</summary>
    public EventHandlerEntry(string eventName) => _eventName = eventName;

    /// <summary>Adds a handler.</summary>
    public static EventHandlerEntry operator +(EventHandlerEntry entry, Delegate deleg)
    {
        entry._handlers.Add(deleg);
        return entry;
    }

    /// <summary>Removes a handler.</summary>
    public static EventHandlerEntry operator -(EventHandlerEntry entry, Delegate deleg)
    {
        entry._handlers.Remove(deleg);
        return entry;
    }

    /// <summary>Calls one handler after the other; one that returns a task holds up those behind it, not the raiser.</summary>
    internal async Task Raise(IReadOnlyList<object> arguments, string source, ResourceRuntime runtime)
    {
        // A copy: a handler may add or remove handlers while it runs.
        foreach (Delegate handler in _handlers.ToArray())
        {
            try
            {
                object result = handler.DynamicInvoke(Arguments.Fit(handler.Method, arguments, source));
                await runtime.Delays.Until(result as Task ?? Task.CompletedTask).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                _handlers.Remove(handler);
                runtime.Report(FaultKind.HandlerRemoved, $"Error invoking callback for event {_eventName}", e);
            }
        }
    }
}
