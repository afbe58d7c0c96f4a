---@meta sonoranpush

-- What SonoranPush raises, offers and takes, for the Lua language server (LuaLS). Add the folder of this file to its
-- workspace.library; nothing of it is run.
--
-- Fields with a question mark may be absent. Whatever the CAD sends reaches a handler, so look before you use a field.

---An id as the CAD sends it: an integer, or its text.
---@alias sonoranpush.Id integer | string

---One id, or several.
---@alias sonoranpush.Ids sonoranpush.Id | sonoranpush.Id[]

---What the CAD keeps beside a call. The values are texts by its rule; some messages have numbers and booleans.
---@alias sonoranpush.MetaData table<string, string | number | boolean>

---A table whose fields are not known.
---@alias sonoranpush.Plain table<string, any>

---How a push event came: pushed over the websocket, posted by the CAD, or made up by the console command.
---@alias sonoranpush.Transport "websocket" | "http" | "test"

---Why a session ended.
---@alias sonoranpush.DisconnectReason "connectionLost" | "noAnswer" | "unauthenticated" | "reconnectRequested" | "stopped"

---Where a session stands.
---@alias sonoranpush.SessionState "Idle" | "Connecting" | "Authenticating" | "Ready" | "BackingOff" | "Refused" | "Stopped"

---The result of a row of the check.
---@alias sonoranpush.CheckResult "ok" | "warning" | "failed" | "skipped"

---Gets the table of the check, or why it was not started.
---@alias sonoranpush.CheckCallback fun(ok: boolean, result: sonoranpush.CheckReport|string)

---Where and when a push event came from.
---@class sonoranpush.Meta
---@field serverId integer # The CAD server id of the session.
---@field transport sonoranpush.Transport # `test`: a sample that the console command raised; nothing of it is true.
---@field receivedAt integer # Unix time in milliseconds.
---@field sequence integer # Counts the session's events from 1; a gap means that events were dropped.

---A session has logged in.
---@class sonoranpush.Connected
---@field serverId integer # The CAD server id of the session.
---@field reconnected boolean # False the first time. What happened in a gap is known again at `sonoranpush:snapshot`.
---@field gapMs integer # How long there was no session.

---Units and calls of a CAD server were fetched again: read again what you have cached. Never raised with `rest.snapshot` off.
---@class sonoranpush.Snapshot
---@field serverId integer # The CAD server id whose units and calls they are.
---@field units integer # How many units of this server `getUnits` answers now.
---@field calls integer # How many open calls of this server `getCalls` answers now.
---@field emergencyCalls integer # How many 911 calls of this server `getEmergencyCalls` answers now.

---A session that was logged in has ended.
---@class sonoranpush.Disconnected
---@field serverId integer # The CAD server id of the session.
---@field reason sonoranpush.DisconnectReason # Why.
---@field retryInMs integer # When the next attempt begins.

---Handlers were too slow for too long: the oldest events were dropped.
---@class sonoranpush.EventsDropped
---@field serverId integer # The CAD server id of the session.
---@field count integer # How many.

---A place in the game world: metres, x east, y north, z up; w is the heading in degrees, 0 is north, counter-clockwise.
---@class sonoranpush.Coordinates
---@field x number
---@field y number
---@field z? number
---@field w? number

---A vector of FiveM's Lua; its own annotations say more.
---@class vector3

---A vector of FiveM's Lua; its own annotations say more.
---@class vector4

---What stands in the data of a unit.
---@class sonoranpush.UnitData
---@field apiIds? string[] # Legacy ids, as users typed them.
---@field apiId1? string # An older form of apiIds.
---@field apiId2? string # An older form of apiIds.
---@field communityUserId? string # The id that links the unit to a player, with its prefix or without; absent if not linked.
---@field communityUserIds? string[] # Such ids, if the CAD sends several.
---@field unitNum? string
---@field name? string
---@field district? string
---@field department? string
---@field subdivision? string
---@field rank? string
---@field group? string # Unit group; empty for none.
---@field page? integer # 0 police, 1 fire, 2 ems, 3 dispatch.

---A unit as the CAD describes it.
---@class sonoranpush.Unit
---@field id sonoranpush.Id # Identifier id; `identId` elsewhere.
---@field accId? string # UUID of the CAD account.
---@field status? integer # 0 unavailable, 1 busy, 2 available, 3 en route, 4 on scene; communities define others.
---@field isPanic? boolean
---@field location? string
---@field coordinates? sonoranpush.Coordinates # Absent until the unit has moved.
---@field aop? string # Area of patrol.
---@field isDispatch? boolean # A dispatcher. In a login it stands beside the unit.
---@field data? sonoranpush.UnitData

---A note of a call.
---@class sonoranpush.Note
---@field time? string # `HH:mm:ss`, or ISO 8601.
---@field label? string # Who wrote it.
---@field type? string # `text`.
---@field content? string

---A dispatch call as the CAD describes it.
---@class sonoranpush.Call
---@field callId sonoranpush.Id # Usually an integer; communities may format call ids.
---@field origin? integer # 0 caller, 1 radio dispatch, 2 observed, 3 walk-up.
---@field status? integer # 0 pending, 1 active, 2 closed.
---@field priority? integer
---@field block? string
---@field address? string
---@field postal? string
---@field title? string
---@field code? string
---@field description? string
---@field notes? sonoranpush.Note[] | string # Some messages have a text instead of a list.
---@field idents? sonoranpush.Id[] # Attached units.
---@field primary? sonoranpush.Id # The primary unit.
---@field trackPrimary? boolean
---@field metaData? sonoranpush.MetaData
---@field updated? string # ISO 8601.

---A 911 call as the CAD describes it.
---@class sonoranpush.EmergencyCall
---@field callId sonoranpush.Id # Usually an integer.
---@field isEmergency? boolean # False: civil.
---@field caller? string
---@field location? string
---@field description? string
---@field metaData? sonoranpush.MetaData
---@field updated? string # ISO 8601.

---A field of a record.
---@class sonoranpush.RecordField
---@field type? string
---@field label? string
---@field value? string
---@field size? integer
---@field uid? string
---@field data? sonoranpush.Plain
---@field options? any[]
---@field isPreviewed? boolean
---@field isSupervisor? boolean
---@field isRequired? boolean
---@field unique? boolean
---@field readOnly? boolean

---A section of a record.
---@class sonoranpush.RecordSection
---@field category? integer # 0 custom, 1 flags, 5 speed, 6 charges, 9 linked.
---@field label? string
---@field fields? sonoranpush.RecordField[]

---A record; communities define what stands in it.
---@class sonoranpush.CustomRecord
---@field recordTypeId? integer
---@field id? sonoranpush.Id
---@field syncId? string
---@field name? string
---@field type? integer # 2 warrant, 3 bolo, 4 licence, 5 vehicle, 7 character, 8 police record, 9 police report, 10 medical record, 11 medical report, ...
---@field sections? sonoranpush.RecordSection[]

---Texts for street signs.
---@class sonoranpush.StreetSign
---@field ids? sonoranpush.Id[]
---@field text1? string
---@field text2? string
---@field text3? string

---Who hears a tone.
---@class sonoranpush.ToneTarget
---@field type integer # 0 all active units, 1 dispatch call, 2 agency, 3 department, 4 subdivision, 5 unit, 6 unit group.
---@field value? sonoranpush.Id # Which one.
---@field label? string

---A callout as its creator wrote it.
---@class sonoranpush.Callout
---@field calloutLocations? sonoranpush.Coordinates[] # One; z is to be found by the game.
---@field pedWeaponData? string[]
---@field pedActionOnNoActionFound? string # `none`, `flee`, `attack` or `surrender`.
---@field pedChanceToFleeFromPlayer? number # 0 to 100.
---@field pedChanceToObtainWeapons? number # 0 to 100.
---@field pedChanceToAttackPlayer? number # 0 to 100.
---@field pedChanceToSurrender? number # 0 to 100.

---Doors of a station.
---@class sonoranpush.StationDoors
---@field name? string
---@field open? string[]
---@field close? string[]

---Units are described anew.
---@class sonoranpush.UnitUpdateData
---@field units sonoranpush.Unit[]

---A status for some units, or the units themselves.
---@class sonoranpush.UnitStatusData
---@field identIds? sonoranpush.Ids
---@field identId? sonoranpush.Id # An older form of identIds.
---@field status? integer # With identIds.
---@field units? sonoranpush.Unit[] # Instead of identIds.

---A unit has logged in.
---@class sonoranpush.UnitLoginData
---@field unit sonoranpush.Unit
---@field isDispatch? boolean # It is a dispatcher.
---@field selfDispatch? boolean # The unit may dispatch itself.

---A unit has logged out.
---@class sonoranpush.UnitLogoutData
---@field identId sonoranpush.Id

---The panic button of some units.
---@class sonoranpush.UnitPanicData
---@field identIds? sonoranpush.Ids
---@field identId? sonoranpush.Id # An older form of identIds.
---@field isPanic? boolean # Absent in old messages, which told of a pressed button.

---Units joined a group.
---@class sonoranpush.UnitGroupAddData
---@field identId? sonoranpush.Id
---@field identIds? sonoranpush.Ids # Several at once.
---@field groupName string

---A unit left a group.
---@class sonoranpush.UnitGroupRemoveData
---@field identId sonoranpush.Id
---@field groupName string

---A group has a new name.
---@class sonoranpush.UnitGroupRenameData
---@field identIds sonoranpush.Ids # Its units.
---@field oldName string
---@field newName string

---A dispatch call is new or was changed.
---@class sonoranpush.DispatchData
---@field eventOriginIdent? sonoranpush.Id # The unit that caused it.
---@field dispatch sonoranpush.Call

---Dispatch calls were closed.
---@class sonoranpush.DispatchClosedData
---@field eventOriginIdent? sonoranpush.Id # The unit that caused it.
---@field callIds? sonoranpush.Ids
---@field callId? sonoranpush.Id # An older form of callIds.

---A dispatch call has a new note.
---@class sonoranpush.DispatchNoteData
---@field callId sonoranpush.Id
---@field note sonoranpush.Note | string

---Units were attached to a call or detached from it.
---@class sonoranpush.DispatchUnitData
---@field eventOriginIdent? sonoranpush.Id # The unit that caused it.
---@field callId sonoranpush.Id
---@field ident? sonoranpush.Id
---@field idents? sonoranpush.Ids # Wins over ident when both are there.

---A body camera is to be switched.
---@class sonoranpush.ToggleBodycamData
---@field ident sonoranpush.Id
---@field state boolean # True: on.

---A 911 call came in.
---@class sonoranpush.EmergencyCallData
---@field call sonoranpush.EmergencyCall
---@field metaData? sonoranpush.MetaData # Some messages have it here instead of inside the call.
---@field identities? string[] # Ids of the caller; only if the call was placed in the CAD itself.
---@field communityUserIds? string[] # The same in another form.
---@field communityUserId? string # The same in another form.
---@field apiIds? string[] # The same in another form.

---911 calls were removed.
---@class sonoranpush.RemoveEmergencyCallData
---@field callIds? sonoranpush.Ids
---@field callId? sonoranpush.Id # An older form of callIds.

---A record was added, changed or removed.
---@class sonoranpush.RecordData
---@field record sonoranpush.CustomRecord

---Street signs have new texts.
---@class sonoranpush.StreetSignData
---@field signData sonoranpush.StreetSign

---A tone is to be played.
---@class sonoranpush.ToneData
---@field url string
---@field playTonesTo? sonoranpush.ToneTarget[]

---Somebody selected a character.
---@class sonoranpush.CharacterData
---@field accId? string # UUID of the CAD account.
---@field id sonoranpush.Id # Id of the record.

---A player was linked to a CAD account.
---@class sonoranpush.CommunityLinkData
---@field communityUserId string # With its prefix or without.
---@field accountUuid? string

---A new callout.
---@class sonoranpush.CalloutData
---@field callout sonoranpush.Callout

---A page for the resource of that name.
---@class sonoranpush.PagerData
---@field addresses? string[]
---@field identIds? sonoranpush.Ids
---@field nature? string # `Emergency`, `NonEmergency` or `Administrative`.
---@field body? string

---An alert for stations.
---@class sonoranpush.StationAlertData
---@field locations? sonoranpush.StationDoors[]
---@field message? string # A text, or sound in Base64.
---@field colors? string[]
---@field tone? string # A name or an address.

---A record is to be printed.
---@class sonoranpush.PrintRecordData
---@field identId? sonoranpush.Id
---@field unitId? sonoranpush.Id # An older form of identId.
---@field url? string

---The CAD's support asks for logs; the data is empty.
---@class sonoranpush.GetLogsData

---The data of a unit in answers of exports.
---@class sonoranpush.KnownUnitData: sonoranpush.UnitData
---@field apiIds string[] # Always there, possibly empty.

---A unit in answers of exports.
---@class sonoranpush.KnownUnit: sonoranpush.Unit
---@field id integer
---@field serverId integer # The CAD server id that it was last heard of from.
---@field data sonoranpush.KnownUnitData
---@field playerId? string # The connected player, as text; absent if there is none.

---A dispatch call in answers of exports.
---@class sonoranpush.KnownCall: sonoranpush.Call
---@field serverId integer # The CAD server id that it was last heard of from.
---@field notes sonoranpush.Note[] # The newest first.
---@field idents integer[]
---@field metaData sonoranpush.MetaData

---A 911 call in answers of exports.
---@class sonoranpush.KnownEmergencyCall: sonoranpush.EmergencyCall
---@field serverId integer # The CAD server id that it was last heard of from.
---@field metaData sonoranpush.MetaData

---Why a unit or a call has changed: a push event, a snapshot, a closed call whose time is over, a server id that is no longer configured, a player
---who joined or left, or a sample that the console command raised.
---@alias sonoranpush.ChangeCause "push" | "snapshot" | "expired" | "serverRemoved" | "player" | "test"

---What a change event says of its change.
---@class sonoranpush.Change
---@field serverId integer # The CAD server id of the unit or call.
---@field cause sonoranpush.ChangeCause # The last change, if there were several in one tick.
---@field type? string # The type of the push event; absent for the other causes.
---@field isNew boolean # It was not known before.
---@field changed string[] # Names of the top-level fields that differ; empty for a removal.

---Which units; every field is optional.
---@class sonoranpush.UnitFilter
---@field ids? sonoranpush.Ids
---@field status? sonoranpush.Ids # One status or several.
---@field page? sonoranpush.Ids
---@field department? string # In either case.
---@field group? string # In either case.
---@field isDispatch? boolean
---@field isPanic? boolean
---@field hasPlayer? boolean # The player is connected.
---@field serverId? sonoranpush.Ids
---@field fields? string[] # Only these fields.
---@field limit? integer # At most so many.
---@field offset? integer # Not the first so many.

---Which dispatch calls; every field is optional.
---@class sonoranpush.CallFilter
---@field ids? sonoranpush.Ids
---@field status? sonoranpush.Ids
---@field open? boolean # Not closed.
---@field unitId? sonoranpush.Ids # Units that are attached.
---@field serverId? sonoranpush.Ids
---@field fields? string[] # Only these fields.
---@field limit? integer # At most so many.
---@field offset? integer # Not the first so many.

---Which 911 calls; every field is optional.
---@class sonoranpush.EmergencyCallFilter
---@field ids? sonoranpush.Ids
---@field isEmergency? boolean
---@field serverId? sonoranpush.Ids
---@field fields? string[] # Only these fields.
---@field limit? integer # At most so many.
---@field offset? integer # Not the first so many.

---A session.
---@class sonoranpush.SessionStatus
---@field serverId integer
---@field state sonoranpush.SessionState
---@field connected boolean # Logged in.
---@field since integer # Unix time in milliseconds.
---@field lastError? string
---@field logins integer # Successful ones since the start.

---What the status command shows.
---@class sonoranpush.Status
---@field version string
---@field sessions sonoranpush.SessionStatus[]
---@field eventsReceived integer # Messages that came in, good and bad.
---@field eventsRaised integer
---@field eventsRefused integer # Messages that could not be read.
---@field eventsDropped integer # Given up because handlers were too slow.
---@field eventsWaiting integer
---@field playersTracked integer
---@field locationsPending integer
---@field locationsSent integer
---@field locationsRefused integer
---@field locationCallsRefused integer # Their rows were sent again.
---@field locationCallsFailed integer # Their rows were sent again.
---@field locationIntervalMs integer # Between two calls.
---@field locationRoundMs integer # In which every unit is sent once.
---@field requestsWaiting integer # Requests to the CAD that wait or are under way.
---@field requestsDone integer # Requests that the CAD has done.
---@field requestsFailed integer # Requests that were taken and ended otherwise.
---@field requestsRefused integer # Requests that were not taken.
---@field tickP50Ms number # Of the last 1,200 ticks.
---@field tickP99Ms number
---@field tickLongestMs number

---One row of the check.
---@class sonoranpush.CheckRow
---@field check string
---@field result sonoranpush.CheckResult
---@field finding string
---@field advice string

---What `sonoranpush check` shows; how many rows have each result.
---@class sonoranpush.CheckReport
---@field version string
---@field durationMs integer
---@field ok integer
---@field warning integer
---@field failed integer
---@field skipped integer
---@field rows sonoranpush.CheckRow[]

---What the live map draws for a unit.
---@class sonoranpush.Vehicle
---@field model? string # Address of a 3D model.
---@field type? string # The kind of vehicle, in the words of the CAD.
---@field zOffset? number
---@field lightZOffset? number
---@field sizeOffset? number
---@field headingOffset? number # Degrees.
---@field lights? boolean # Emergency lights flash.

---Where a unit is. Exactly one of communityUserId, apiId, identId and roblox names it.
---@class sonoranpush.UnitLocationUpdate
---@field communityUserId? string
---@field apiId? string
---@field identId? sonoranpush.Id
---@field roblox? sonoranpush.Id
---@field location string # The text that the CAD shows, up to 255 characters.
---@field coordinates? sonoranpush.Coordinates | vector3 | vector4 | number[] # A list is of x, y, z and w; z and w may be missing.
---@field vehicle? sonoranpush.Vehicle
---@field peerId? string # Of a peer-to-peer body camera stream.

---Section `events` of config.json: which server events are raised.
---@class sonoranpush.ConfigEvents
---@field generic? boolean # Raise `sonoranpush:pushEvent`.
---@field typed? boolean # Raise `sonoranpush:pushEvent:<TYPE>` for known types.
---@field changes? boolean # Raise `sonoranpush:unitChanged` and the other change events of units and calls.
---@field compatibility? "auto" | "on" | "off" # Events and exports for resources written for the official `sonorancad`; auto: on unless that resource runs.
---@field panicFirstArgument? "unit" | "index" # First argument of `SonoranCAD::pushevents:UnitPanic`: the unit, or its place in the unit list as the official resource has it.
---@field supportLogs? boolean # Pass the CAD's request for logs on as `SonoranCAD::pushevents:SendSupportLogs`; nothing is ever uploaded by this resource.

---Section `http` of config.json: push events over HTTP.
---@class sonoranpush.ConfigHttp
---@field listener? "auto" | "on" | "off" # Take push events that the CAD posts while there is no session; auto: if the resource's folder is named `sonorancad`.
---@field messageBytes? integer # Longest event that is taken over HTTP, in bytes.

---Section `rest` of config.json: what is fetched over REST.
---@class sonoranpush.ConfigRest
---@field snapshot? boolean # Fetch units and calls over REST after each login.

---Section `units` of config.json: how much of the CAD is remembered.
---@class sonoranpush.ConfigUnits
---@field maxUnits? integer # Most units that are remembered.
---@field maxCalls? integer # Most dispatch calls that are remembered, closed ones included.
---@field maxEmergencyCalls? integer # Most 911 calls that are remembered.
---@field closedCallMinutes? integer # How long a closed call can still be looked up.

---Section `hub` of config.json: the connection.
---@class sonoranpush.ConfigHub
---@field skipNegotiation? boolean # Open the websocket at once; false asks for an HTTP negotiation first.

---Section `limits` of config.json: what a message may cost, and how much may wait.
---@class sonoranpush.ConfigLimits
---@field messageBytes? integer # Longest message; a longer one is dropped, the connection stays.
---@field depth? integer # Deepest nesting of a message.
---@field values? integer # Most values in a message.
---@field queuedEvents? integer # Most events that wait for the main thread; the oldest go first.
---@field queuedBytes? integer # Most bytes that wait for the main thread.

---Section `unitLocation` of config.json: whose locations are sent, and how.
---@class sonoranpush.ConfigUnitLocation
---@field track? "onDuty" | "all" | "off" # Whose positions are sent: players with an active CAD unit, everybody, nobody.
---@field identifier? "license" | "license2" | "steam" | "discord" | "fivem" | "xbl" | "live" # The identifier that links a player to a CAD account.
---@field prefixIdentifier? boolean # Send it with its prefix (`license:...`).
---@field minMovement? number # Metres that a unit must move to be sent again.
---@field minTurn? number # Degrees that a unit must turn to be sent again.
---@field refreshSeconds? number # A unit that stands still is sent again after this time.
---@field postalResource? string # Whose postal codes name places (its manifest's `postal_file`).
---@field vehicleModelUrl? string # Address in front of the live map's model files.
---@field policeModels? (string | integer)[] # Vehicles that the live map draws as police, fire and ems.
---@field fireModels? (string | integer)[] # Vehicles that the live map draws as police, fire and ems.
---@field emsModels? (string | integer)[] # Vehicles that the live map draws as police, fire and ems.

---config.json.
---@class sonoranpush.Config
---@field events? sonoranpush.ConfigEvents
---@field http? sonoranpush.ConfigHttp
---@field rest? sonoranpush.ConfigRest
---@field units? sonoranpush.ConfigUnits
---@field hub? sonoranpush.ConfigHub
---@field limits? sonoranpush.ConfigLimits
---@field unitLocation? sonoranpush.ConfigUnitLocation

---Names a unit: a player id, a unit id or a communityUserId. A table says which, where a number could be either.
---@alias sonoranpush.Target integer | string | { playerId: integer | string } | { unitId: integer } | { communityUserId: string }

---One target, or a list of up to 100.
---@alias sonoranpush.Targets sonoranpush.Target | sonoranpush.Target[]

---Texts that go with a call. Numbers and truth values are sent as text. `x`, `y` and `z` put it on the live map.
---@alias sonoranpush.NewMetaData table<string, string | number | boolean>

---A 911 call that is to be created. Longer texts are cut: 255 characters, a description 2,000.
---@class sonoranpush.NewEmergencyCall
---@field caller string
---@field location string
---@field description? string
---@field isEmergency? boolean # Default true; false is a civil call.
---@field metaData? sonoranpush.NewMetaData
---@field deleteAfterMinutes? integer
---@field serverId? integer # Default: the first one of sonoranpush_serverId.

---A dispatch call that is to be created. Longer texts are cut: 255 characters, a description or a note 2,000.
---@class sonoranpush.NewDispatchCall
---@field title string
---@field units? sonoranpush.Targets
---@field origin? integer # 0 caller (default), 1 radio, 2 observed, 3 walk-up.
---@field status? integer # 0 pending (default), 1 active, 2 closed.
---@field priority? integer # 1 (default) to 3.
---@field description? string
---@field address? string
---@field postal? string | integer
---@field block? string | integer
---@field code? string
---@field notes? (string | sonoranpush.NewNote)[]
---@field metaData? sonoranpush.NewMetaData
---@field deleteAfterMinutes? integer
---@field serverId? integer # Default: that of its units, or the first one of sonoranpush_serverId.

---A note of a dispatch call that is to be created.
---@class sonoranpush.NewNote
---@field content string
---@field label? string
---@field time? string # Default: now, in UTC.

---A note that is to be added to a dispatch call.
---@class sonoranpush.CallNote
---@field note string
---@field label? string

---What the CAD answered to a request; which fields there are depends on the request.
---@class sonoranpush.RequestResult
---@field callId? sonoranpush.Id # Of the call that was created or changed.
---@field updated? integer # How many units were changed.
---@field identIds? sonoranpush.Id[]

---Is told how a request ended: with a table when the CAD has done it, else with the reason.
---@alias sonoranpush.RequestCallback fun(ok: boolean, result: sonoranpush.RequestResult | string)

---A known type of push event.
---@alias sonoranpush.PushEventType
---| "EVENT_UNIT_UPDATE"
---| "EVENT_UNIT_STATUS"
---| "EVENT_UNIT_LOGIN"
---| "EVENT_UNIT_LOGOUT"
---| "EVENT_UNIT_PANIC"
---| "EVENT_UNIT_GROUP_ADD"
---| "EVENT_UNIT_GROUP_REMOVE"
---| "EVENT_UNIT_GROUP_CHANGE_NAME"
---| "EVENT_DISPATCH_NEW"
---| "EVENT_DISPATCH_EDIT"
---| "EVENT_DISPATCH_CLOSED"
---| "EVENT_DISPATCH_NOTE"
---| "EVENT_DISPATCH_UNIT_ATTACH"
---| "EVENT_DISPATCH_UNIT_DETACH"
---| "EVENT_DISPATCH_TOGGLE_BODYCAM"
---| "EVENT_911"
---| "EVENT_REMOVE_911"
---| "EVENT_RECORD_ADD"
---| "EVENT_RECORD_EDIT"
---| "EVENT_RECORD_REMOVE"
---| "EVENT_STREETSIGN_UPDATED"
---| "EVENT_TONE"
---| "EVENT_CHAR_SELECTED"
---| "EVENT_COMMUNITY_LINK_VERIFIED"
---| "EVENT_NEW_CALLOUT"
---| "EVENT_PAGER_REBORN"
---| "EVENT_STATION_ALERT"
---| "EVENT_PRINT_RECORD"
---| "GET_LOGS"

---Handles a server event. Never use RegisterNetEvent for these: it lets game clients forge them.
---@overload fun(eventName: "sonoranpush:pushEvent", handler: fun(type: sonoranpush.PushEventType | string, data: sonoranpush.Plain, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:unitChanged", handler: fun(unit: sonoranpush.KnownUnit, change: sonoranpush.Change)): table
---@overload fun(eventName: "sonoranpush:unitRemoved", handler: fun(unit: sonoranpush.KnownUnit, change: sonoranpush.Change)): table
---@overload fun(eventName: "sonoranpush:callChanged", handler: fun(call: sonoranpush.KnownCall, change: sonoranpush.Change)): table
---@overload fun(eventName: "sonoranpush:callRemoved", handler: fun(call: sonoranpush.KnownCall, change: sonoranpush.Change)): table
---@overload fun(eventName: "sonoranpush:emergencyCallChanged", handler: fun(call: sonoranpush.KnownEmergencyCall, change: sonoranpush.Change)): table
---@overload fun(eventName: "sonoranpush:emergencyCallRemoved", handler: fun(call: sonoranpush.KnownEmergencyCall, change: sonoranpush.Change)): table
---@overload fun(eventName: "sonoranpush:connected", handler: fun(session: sonoranpush.Connected)): table
---@overload fun(eventName: "sonoranpush:snapshot", handler: fun(snapshot: sonoranpush.Snapshot)): table
---@overload fun(eventName: "sonoranpush:disconnected", handler: fun(session: sonoranpush.Disconnected)): table
---@overload fun(eventName: "sonoranpush:eventsDropped", handler: fun(dropped: sonoranpush.EventsDropped)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_UNIT_UPDATE", handler: fun(data: sonoranpush.UnitUpdateData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_UNIT_STATUS", handler: fun(data: sonoranpush.UnitStatusData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_UNIT_LOGIN", handler: fun(data: sonoranpush.UnitLoginData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_UNIT_LOGOUT", handler: fun(data: sonoranpush.UnitLogoutData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_UNIT_PANIC", handler: fun(data: sonoranpush.UnitPanicData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_UNIT_GROUP_ADD", handler: fun(data: sonoranpush.UnitGroupAddData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_UNIT_GROUP_REMOVE", handler: fun(data: sonoranpush.UnitGroupRemoveData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_UNIT_GROUP_CHANGE_NAME", handler: fun(data: sonoranpush.UnitGroupRenameData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_DISPATCH_NEW", handler: fun(data: sonoranpush.DispatchData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_DISPATCH_EDIT", handler: fun(data: sonoranpush.DispatchData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_DISPATCH_CLOSED", handler: fun(data: sonoranpush.DispatchClosedData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_DISPATCH_NOTE", handler: fun(data: sonoranpush.DispatchNoteData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_DISPATCH_UNIT_ATTACH", handler: fun(data: sonoranpush.DispatchUnitData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_DISPATCH_UNIT_DETACH", handler: fun(data: sonoranpush.DispatchUnitData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_DISPATCH_TOGGLE_BODYCAM", handler: fun(data: sonoranpush.ToggleBodycamData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_911", handler: fun(data: sonoranpush.EmergencyCallData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_REMOVE_911", handler: fun(data: sonoranpush.RemoveEmergencyCallData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_RECORD_ADD", handler: fun(data: sonoranpush.RecordData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_RECORD_EDIT", handler: fun(data: sonoranpush.RecordData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_RECORD_REMOVE", handler: fun(data: sonoranpush.RecordData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_STREETSIGN_UPDATED", handler: fun(data: sonoranpush.StreetSignData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_TONE", handler: fun(data: sonoranpush.ToneData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_CHAR_SELECTED", handler: fun(data: sonoranpush.CharacterData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_COMMUNITY_LINK_VERIFIED", handler: fun(data: sonoranpush.CommunityLinkData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_NEW_CALLOUT", handler: fun(data: sonoranpush.CalloutData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_PAGER_REBORN", handler: fun(data: sonoranpush.PagerData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_STATION_ALERT", handler: fun(data: sonoranpush.StationAlertData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:EVENT_PRINT_RECORD", handler: fun(data: sonoranpush.PrintRecordData, meta: sonoranpush.Meta)): table
---@overload fun(eventName: "sonoranpush:pushEvent:GET_LOGS", handler: fun(data: sonoranpush.GetLogsData, meta: sonoranpush.Meta)): table
---@param eventName string
---@param handler function
---@return table
function AddEventHandler(eventName, handler) end

---Raises a server event.
---@overload fun(eventName: "sonoranpush:unitLocation", update: sonoranpush.UnitLocationUpdate)
---@overload fun(eventName: "sonoranpush:unitLocations", updates: sonoranpush.UnitLocationUpdate[])
---@param eventName string
---@param ... any
function TriggerEvent(eventName, ...) end

---What `exports.sonoranpush` offers. Call it with a colon.
---@class sonoranpush.Exports
local exported = {}

---Is that session logged in, or any?
---@param serverId? integer
---@return boolean
function exported:isConnected(serverId) end

---What the status command shows; the sessions of one server id, or all.
---@param serverId? integer
---@return sonoranpush.Status
function exported:getStatus(serverId) end

---Checks everything once, within 30 s; one run at a time. The callback gets the table, or why no run was started.
---@param callback sonoranpush.CheckCallback
---@return boolean
function exported:runCheck(callback) end

---Units. An answer costs the server's main thread: ask for what you need. With `fields` it holds those alone, so that fields
---which are always there otherwise may be absent.
---@param filter? sonoranpush.UnitFilter
---@return sonoranpush.KnownUnit[]
function exported:getUnits(filter) end

---A unit by its identifier id.
---@param id sonoranpush.Id
---@return sonoranpush.KnownUnit?
function exported:getUnit(id) end

---The unit of a connected player.
---@param playerId integer | string
---@return sonoranpush.KnownUnit?
function exported:getUnitByPlayer(playerId) end

---Dispatch calls, closed ones included while they are kept. With `fields` an answer holds those alone.
---@param filter? sonoranpush.CallFilter
---@return sonoranpush.KnownCall[]
function exported:getCalls(filter) end

---911 calls. With `fields` an answer holds those alone.
---@param filter? sonoranpush.EmergencyCallFilter
---@return sonoranpush.KnownEmergencyCall[]
function exported:getEmergencyCalls(filter) end

---Takes one unit location. The callback is told whether it was taken, and if not, why.
---@param update sonoranpush.UnitLocationUpdate
---@param callback? fun(taken: boolean, reason: string?)
---@return boolean taken
function exported:sendUnitLocation(update, callback) end

---Takes the good ones of several unit locations, and says how many.
---@param updates sonoranpush.UnitLocationUpdate[] | table<any, sonoranpush.UnitLocationUpdate>
---@return integer taken
function exported:sendUnitLocations(updates) end

---Shows this text for a tracked player from now on.
---@param playerId integer | string
---@param text string
---@param callback? fun(taken: boolean, reason: string?)
---@return boolean taken
function exported:setPlayerLocation(playerId, text, callback) end

---Back to postal code or coordinates.
---@param playerId integer | string
---@return boolean
function exported:clearPlayerLocation(playerId) end

---Sets the status of units. Like all that follow it answers whether the request was taken.
---@param target sonoranpush.Targets
---@param status integer
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:setUnitStatus(target, status, callback) end

---Sets or ends the panic of units.
---@param target sonoranpush.Targets
---@param isPanic boolean
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:setUnitPanic(target, isPanic, callback) end

---Creates a 911 call.
---@param call sonoranpush.NewEmergencyCall
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:create911Call(call, callback) end

---Removes a 911 call.
---@param callId sonoranpush.Id | string
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:remove911Call(callId, callback) end

---Creates a dispatch call.
---@param call sonoranpush.NewDispatchCall
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:createDispatchCall(call, callback) end

---Adds a note to a dispatch call.
---@param callId sonoranpush.Id | string
---@param note string | sonoranpush.CallNote
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:addCallNote(callId, note, callback) end

---Attaches units to a dispatch call.
---@param callId sonoranpush.Id | string
---@param target sonoranpush.Targets
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:attachUnits(callId, target, callback) end

---Detaches units from their dispatch calls.
---@param target sonoranpush.Targets
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:detachUnits(target, callback) end

---Closes dispatch calls.
---@param callIds sonoranpush.Id | string | (sonoranpush.Id | string)[]
---@param callback? sonoranpush.RequestCallback
---@return boolean taken
function exported:closeCalls(callIds, callback) end

---@type sonoranpush.Exports
exports.sonoranpush = exported
