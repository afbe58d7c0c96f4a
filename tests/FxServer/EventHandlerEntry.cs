#nullable disable // A real server's library does not say what may be null.

using System;
using System.Collections.Generic;

namespace CitizenFX.Core;

/// <summary>The handlers that one script has for one event. A handler that fails once is removed for good.</summary>
public class EventHandlerEntry
{
    private readonly List<Delegate> _handlers = new();

    /// <summary>Creates an entry without handlers.</summary>
    public EventHandlerEntry(string eventName) => EventName = eventName;

    internal string EventName { get; }

    /// <summary>Adds a handler.</summary>
    public static EventHandlerEntry operator +(EventHandlerEntry entry, Delegate deleg)
    {
        lock (entry._handlers)
        {
            entry._handlers.Add(deleg);
        }

        return entry;
    }

    /// <summary>Removes a handler.</summary>
    public static EventHandlerEntry operator -(EventHandlerEntry entry, Delegate deleg)
    {
        lock (entry._handlers)
        {
            entry._handlers.Remove(deleg);
        }

        return entry;
    }

    // A copy: a handler may add or remove handlers while it runs, and a task that fails removes its handler on any thread.
    internal Delegate[] Snapshot()
    {
        lock (_handlers)
        {
            return _handlers.ToArray();
        }
    }
}
