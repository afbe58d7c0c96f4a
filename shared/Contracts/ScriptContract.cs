namespace SonoranPush.Contracts;

/// <summary>The names that other resources use: events, exports and the console command.</summary>
internal static class ScriptContract
{
    /// <summary>Every push event: (type, data, meta).</summary>
    public const string PushEvent = "sonoranpush:pushEvent";

    /// <summary>A push event of a known type, by a name of its own, <c>sonoranpush:pushEvent:TYPE</c>: (data, meta).</summary>
    public const string TypedPushEventPrefix = "sonoranpush:pushEvent:";

    /// <summary>A unit is new or has changed: (unit, {serverId, cause, type, isNew, changed}).</summary>
    public const string UnitChanged = "sonoranpush:unitChanged";

    /// <summary>A unit is gone: (unit as it was last known, change).</summary>
    public const string UnitRemoved = "sonoranpush:unitRemoved";

    /// <summary>A dispatch call is new or has changed: (call, change).</summary>
    public const string CallChanged = "sonoranpush:callChanged";

    /// <summary>A dispatch call is gone: (call as it was last known, change).</summary>
    public const string CallRemoved = "sonoranpush:callRemoved";

    /// <summary>A 911 call is new or has changed: (call, change).</summary>
    public const string EmergencyCallChanged = "sonoranpush:emergencyCallChanged";

    /// <summary>A 911 call is gone: (call as it was last known, change).</summary>
    public const string EmergencyCallRemoved = "sonoranpush:emergencyCallRemoved";

    /// <summary>A session has logged in: ({serverId, reconnected, gapMs}).</summary>
    public const string Connected = "sonoranpush:connected";

    /// <summary>Units and calls of a CAD server were fetched again, so the exports are current: ({serverId, units, calls,
    /// emergencyCalls}).</summary>
    public const string Snapshot = "sonoranpush:snapshot";

    /// <summary>A session that was logged in has ended: ({serverId, reason, retryInMs}).</summary>
    public const string Disconnected = "sonoranpush:disconnected";

    /// <summary>The queue overflowed and its oldest events were dropped: ({serverId, count}).</summary>
    public const string EventsDropped = "sonoranpush:eventsDropped";

    /// <summary>Raised once at the start, so that the server's cost of a first event does not fall into a later tick: no arguments, no
    /// handler.</summary>
    public const string WarmUp = "sonoranpush:warmUp";

    /// <summary>One unit location from another resource: (update).</summary>
    public const string UnitLocation = "sonoranpush:unitLocation";

    /// <summary>Several unit locations from another resource: (updates).</summary>
    public const string UnitLocations = "sonoranpush:unitLocations";

    /// <summary>To <c>players.lua</c>: what to sample: ({everybody, movement, turn, refreshMs}).</summary>
    public const string ConfigurePlayers = "sonoranpush:players:configure";

    /// <summary>To <c>players.lua</c>: whose tracking has changed, as <c>+3 -17</c>: (text).</summary>
    public const string TrackPlayers = "sonoranpush:players:track";

    /// <summary>From <c>players.lua</c>: it has loaded and waits for its configuration: ().</summary>
    public const string PlayersLoaded = "sonoranpush:players:loaded";

    /// <summary>From <c>players.lua</c>: it has taken its configuration: (convar onesync).</summary>
    public const string PlayersStarted = "sonoranpush:players:started";

    /// <summary>From <c>players.lua</c>: players and their identifiers, a line for each: (text).</summary>
    public const string PlayersJoined = "sonoranpush:players:joined";

    /// <summary>From <c>players.lua</c>: a player has left: (player id).</summary>
    public const string PlayersLeft = "sonoranpush:players:left";

    /// <summary>From <c>players.lua</c>: positions, a line for each player: (text).</summary>
    public const string PlayersSample = "sonoranpush:players:sample";

    /// <summary>To <c>players.lua</c>: report for the check: ().</summary>
    public const string InspectPlayers = "sonoranpush:players:inspect";

    /// <summary>From <c>players.lua</c>: its report: ({resource, sampled, kilobytes, copies}).</summary>
    public const string PlayersInspected = "sonoranpush:players:inspected";

    /// <summary>To <c>players.lua</c>: call so many natives, whose time is measured: (count).</summary>
    public const string MeasurePlayers = "sonoranpush:players:measure";

    /// <summary>The console command.</summary>
    public const string Command = "sonoranpush";

    /// <summary>Command word: sessions, counters, tick times.</summary>
    public const string StatusCommand = "status";

    /// <summary>Command word: checks everything once.</summary>
    public const string CheckCommand = "check";

    /// <summary>Command word: the known units.</summary>
    public const string UnitsCommand = "units";

    /// <summary>Command word: whose locations are sent, and what the CAD shows for them.</summary>
    public const string LocationsCommand = "locations";

    /// <summary>Command word: raises the sample of a push event type. (type)</summary>
    public const string TestCommand = "test";

    /// <summary>Command word: reconnects every session.</summary>
    public const string ReconnectCommand = "reconnect";

    /// <summary>Command word: this list.</summary>
    public const string HelpCommand = "help";

    /// <summary>Export: sends one unit location. (update, callback or nil) -> boolean; the callback gets (boolean, reason).</summary>
    public const string SendUnitLocationExport = "sendUnitLocation";

    /// <summary>Export: sends the valid ones of several unit locations. (array or map of updates) -> number accepted.</summary>
    public const string SendUnitLocationsExport = "sendUnitLocations";

    /// <summary>Export: sets the location text of a tracked player. (player id, text, callback or nil) -> boolean.</summary>
    public const string SetPlayerLocationExport = "setPlayerLocation";

    /// <summary>Export: back to postal code or coordinates. (player id) -> boolean.</summary>
    public const string ClearPlayerLocationExport = "clearPlayerLocation";

    /// <summary>Export: true if a session is logged in. (server id or nil) -> boolean.</summary>
    public const string IsConnectedExport = "isConnected";

    /// <summary>Export: the status as a table. (server id or nil) -> table.</summary>
    public const string GetStatusExport = "getStatus";

    /// <summary>Export: checks everything once. (callback) -> boolean; the callback gets (ok, result).</summary>
    public const string RunCheckExport = "runCheck";

    /// <summary>Export: unit objects. (filter or nil) -> array.</summary>
    public const string GetUnitsExport = "getUnits";

    /// <summary>Export: one unit object. (ident id) -> table or nil.</summary>
    public const string GetUnitExport = "getUnit";

    /// <summary>Export: the unit object of a connected player. (player id) -> table or nil.</summary>
    public const string GetUnitByPlayerExport = "getUnitByPlayer";

    /// <summary>Export: dispatch call objects. (filter or nil) -> array.</summary>
    public const string GetCallsExport = "getCalls";

    /// <summary>Export: 911 call objects. (filter or nil) -> array.</summary>
    public const string GetEmergencyCallsExport = "getEmergencyCalls";

    /// <summary>Export: sets the status of units. (target, status, callback or nil) -> boolean; the callback gets (ok, result).</summary>
    public const string SetUnitStatusExport = "setUnitStatus";

    /// <summary>Export: sets or ends the panic of units. (target, isPanic, callback or nil) -> boolean.</summary>
    public const string SetUnitPanicExport = "setUnitPanic";

    /// <summary>Export: creates a 911 call. (call, callback or nil) -> boolean.</summary>
    public const string Create911CallExport = "create911Call";

    /// <summary>Export: removes a 911 call. (call id, callback or nil) -> boolean.</summary>
    public const string Remove911CallExport = "remove911Call";

    /// <summary>Export: creates a dispatch call. (call, callback or nil) -> boolean.</summary>
    public const string CreateDispatchCallExport = "createDispatchCall";

    /// <summary>Export: adds a note to a dispatch call. (call id, note, callback or nil) -> boolean.</summary>
    public const string AddCallNoteExport = "addCallNote";

    /// <summary>Export: attaches units to a dispatch call. (call id, target, callback or nil) -> boolean.</summary>
    public const string AttachUnitsExport = "attachUnits";

    /// <summary>Export: detaches units from their dispatch calls. (target, callback or nil) -> boolean.</summary>
    public const string DetachUnitsExport = "detachUnits";

    /// <summary>Export: closes dispatch calls. (call id or array of them, callback or nil) -> boolean.</summary>
    public const string CloseCallsExport = "closeCalls";
}
