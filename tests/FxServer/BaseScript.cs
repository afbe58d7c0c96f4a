#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Runtime;

namespace CitizenFX.Core;

/// <summary>A script of a resource. Each concrete class with an empty public constructor is constructed once when its assembly is
/// loaded. Main thread only.</summary>
public abstract class BaseScript
{
    /// <summary>Creates the script; its attributed methods are registered afterwards.</summary>
    protected BaseScript()
    {
        EventHandlers = new EventHandlerDictionary();
        Exports = new ExportDictionary();
        Players = new PlayerList();
    }

    /// <summary>Called on every tick; not called again until its task has ended.</summary>
    protected event Func<Task> Tick
    {
        add => Ticks.Add(value);
        remove => Ticks.Remove(value);
    }

    /// <summary>The events that this script handles.</summary>
    protected internal EventHandlerDictionary EventHandlers { get; private set; }

    /// <summary>This resource's exports, and the way to others'.</summary>
    protected ExportDictionary Exports { get; private set; }

    /// <summary>The connected players.</summary>
    protected PlayerList Players { get; private set; }

    internal TickHandlers Ticks { get; } = new();

    /// <summary>A task that ends on the main thread, in a tick at least this many milliseconds away.</summary>
    public static Task Delay(int msecs) => ResourceRuntime.Owner().Delays.Add(msecs);

    /// <summary>Raises an event in every resource, this one included, before it returns. Costs three crossings.</summary>
    public static void TriggerEvent(string eventName, params object[] args) => ResourceRuntime.Current.TriggerEvent(eventName, args);

    /// <summary>Sends an event to the game client of one player.</summary>
    public static void TriggerClientEvent(Player player, string eventName, params object[] args) => player.TriggerEvent(eventName, args);

    /// <summary>Sends an event to every game client.</summary>
    public static void TriggerClientEvent(string eventName, params object[] args) =>
        ResourceRuntime.Current.TriggerClientEvent("-1", eventName, args);

    /// <summary>Adds a script that was constructed by hand.</summary>
    public static void RegisterScript(BaseScript script) => ResourceRuntime.Current.Add(script);

    /// <summary>Takes a script out: no more ticks and events.</summary>
    public static void UnregisterScript(BaseScript script) => ResourceRuntime.Current.Remove(script);
}
