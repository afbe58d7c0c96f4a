#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Native;
using CitizenFX.Core.Runtime;

namespace CitizenFX.Core;

/// <summary>The events that one script handles. Names are compared without case here, but with case in the server's own filter.
/// Main thread only.</summary>
public class EventHandlerDictionary : Dictionary<string, EventHandlerEntry>
{
    /// <summary>The handlers of an event; asking for it registers the resource for that event.</summary>
    public new EventHandlerEntry this[string key]
    {
        get
        {
            _ = ResourceRuntime.Current;
            string lookup = key.ToLower(CultureInfo.InvariantCulture);
            if (TryGetValue(lookup, out EventHandlerEntry entry))
            {
                return entry;
            }

            API.RegisterResourceAsEventHandler(key);
            entry = new EventHandlerEntry(key);
            Add(lookup, entry);
            return entry;
        }

        // Only there so that += compiles: the entry has already taken the handler.
        set
        {
        }
    }

    /// <summary>Adds a handler of an event.</summary>
    public void Add(string key, Delegate value) => this[key] += value;

    internal EventHandlerEntry Find(string eventName) =>
        TryGetValue(eventName.ToLower(CultureInfo.InvariantCulture), out EventHandlerEntry entry) ? entry : null;
}
