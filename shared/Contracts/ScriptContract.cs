namespace SonoranPush.Contracts;

/// <summary>The names that other resources write down: events, exports and the console command.</summary>
internal static class ScriptContract
{
    /// <summary>Every push event: (type, data, meta).</summary>
    public const string PushEvent = "sonoranpush:pushEvent";

    /// <summary>A push event of a known type, by a name of its own, <c>sonoranpush:pushEvent:TYPE</c>: (data, meta).</summary>
    public const string TypedPushEventPrefix = "sonoranpush:pushEvent:";

    /// <summary>A session has logged in: ({serverId, reconnected, gapMs}).</summary>
    public const string Connected = "sonoranpush:connected";

    /// <summary>A session that was logged in has ended: ({serverId, reason, retryInMs}).</summary>
    public const string Disconnected = "sonoranpush:disconnected";

    /// <summary>The queue overflowed and its oldest events were given up: ({serverId, count}).</summary>
    public const string EventsDropped = "sonoranpush:eventsDropped";

    /// <summary>One unit location from another resource: (update).</summary>
    public const string UnitLocation = "sonoranpush:unitLocation";

    /// <summary>Several unit locations from another resource: (updates).</summary>
    public const string UnitLocations = "sonoranpush:unitLocations";

    /// <summary>The console command.</summary>
    public const string Command = "sonoranpush";

    /// <summary>Export: is a session logged in? (server id or nil) -> boolean.</summary>
    public const string IsConnectedExport = "isConnected";

    /// <summary>Export: what the status command shows, as a table. (server id or nil) -> table.</summary>
    public const string GetStatusExport = "getStatus";

    /// <summary>Export: sends one unit location. (update) -> true, or false and a reason.</summary>
    public const string SendUnitLocationExport = "sendUnitLocation";

    /// <summary>Export: sends several unit locations. (updates) -> how many were taken.</summary>
    public const string SendUnitLocationsExport = "sendUnitLocations";

    /// <summary>Export: sets the location text of a tracked player. (player id, text) -> true, or false and a reason.</summary>
    public const string SetPlayerLocationExport = "setPlayerLocation";

    /// <summary>Export: gives a tracked player its own location text back. (player id) -> boolean.</summary>
    public const string ClearPlayerLocationExport = "clearPlayerLocation";
}
