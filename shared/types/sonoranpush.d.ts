/// <reference types="@citizenfx/server" />

// What SonoranPush raises, offers and takes, for TypeScript and for editors that complete JavaScript. It builds on the
// typings of the server's own functions: npm install --save-dev @citizenfx/server
//
// Whatever the CAD sends reaches a handler, so look before you use a field.

declare namespace SonoranPush {
  /** An id as the CAD sends it: an integer, or its text. */
  type Id = number | string;

  /** One id, or several. */
  type Ids = Id | Id[];

  /** What the CAD keeps beside a call. The values are texts by its rule; some messages have numbers and booleans. */
  type MetaData = { [name: string]: string | number | boolean | null };

  /** A table whose fields are not known. */
  type Plain = { [name: string]: any };

  /** How a push event came: pushed over the websocket, posted by the CAD, or made up by the console command. */
  type Transport = 'websocket' | 'http' | 'test';

  /** Why a session ended. */
  type DisconnectReason = 'connectionLost' | 'noAnswer' | 'unauthenticated' | 'reconnectRequested' | 'stopped';

  /** Where a session stands. */
  type SessionState = 'Idle' | 'Connecting' | 'Authenticating' | 'Ready' | 'BackingOff' | 'Refused' | 'Stopped';

  /** The result of a row of the check. */
  type CheckResult = 'ok' | 'warning' | 'failed' | 'skipped';

  /** Gets the table of the check, or why it was not started. */
  type CheckCallback = (...answer: [ok: true, result: CheckReport] | [ok: false, result: string]) => void;
  /** Where and when a push event came from. */
  interface Meta {
    /** The CAD server id of the session. */
    serverId: number;
    /** `test`: a sample that the console command raised; nothing of it is true. */
    transport: Transport;
    /** Unix time in milliseconds. */
    receivedAt: number;
    /** Counts the session's events from 1; a gap means that events were dropped. */
    sequence: number;
  }

  /** A session has logged in. */
  interface Connected {
    /** The CAD server id of the session. */
    serverId: number;
    /** False the first time. What happened in a gap is known again at `sonoranpush:snapshot`. */
    reconnected: boolean;
    /** How long there was no session. */
    gapMs: number;
  }

  /** Units and calls of a CAD server were fetched again: read again what you have cached. Never raised with `rest.snapshot` off. */
  interface Snapshot {
    /** The CAD server id whose units and calls they are. */
    serverId: number;
    /** How many units of this server `getUnits` answers now. */
    units: number;
    /** How many open calls of this server `getCalls` answers now. */
    calls: number;
    /** How many 911 calls of this server `getEmergencyCalls` answers now. */
    emergencyCalls: number;
  }

  /** A session that was logged in has ended. */
  interface Disconnected {
    /** The CAD server id of the session. */
    serverId: number;
    /** Why. */
    reason: DisconnectReason;
    /** When the next attempt begins. */
    retryInMs: number;
  }

  /** Handlers were too slow for too long: the oldest events were dropped. */
  interface EventsDropped {
    /** The CAD server id of the session. */
    serverId: number;
    /** How many. */
    count: number;
  }

  /** A place in the game world: metres, x east, y north, z up; w is the heading in degrees, 0 is north, counter-clockwise. */
  interface Coordinates {
    x: number;
    y: number;
    z?: number | null;
    w?: number | null;
  }

  /** What stands in the data of a unit. */
  interface UnitData {
    /** Legacy ids, as users typed them. */
    apiIds?: string[] | null;
    /** An older form of apiIds. */
    apiId1?: string | null;
    /** An older form of apiIds. */
    apiId2?: string | null;
    /** The id that links the unit to a player, with its prefix or without; absent if not linked. */
    communityUserId?: string | null;
    /** Such ids, if the CAD sends several. */
    communityUserIds?: string[] | null;
    unitNum?: string | null;
    name?: string | null;
    district?: string | null;
    department?: string | null;
    subdivision?: string | null;
    rank?: string | null;
    /** Unit group; empty for none. */
    group?: string | null;
    /** 0 police, 1 fire, 2 ems, 3 dispatch. */
    page?: number | null;
  }

  /** A unit as the CAD describes it. */
  interface Unit {
    /** Identifier id; `identId` elsewhere. */
    id: Id;
    /** UUID of the CAD account. */
    accId?: string | null;
    /** 0 unavailable, 1 busy, 2 available, 3 en route, 4 on scene; communities define others. */
    status?: number | null;
    isPanic?: boolean | null;
    location?: string | null;
    /** Absent until the unit has moved. */
    coordinates?: Coordinates | null;
    /** Area of patrol. */
    aop?: string | null;
    /** A dispatcher. In a login it stands beside the unit. */
    isDispatch?: boolean | null;
    data?: UnitData | null;
  }

  /** A note of a call. */
  interface Note {
    /** `HH:mm:ss`, or ISO 8601. */
    time?: string | null;
    /** Who wrote it. */
    label?: string | null;
    /** `text`. */
    type?: string | null;
    content?: string | null;
  }

  /** A dispatch call as the CAD describes it. */
  interface Call {
    /** Usually an integer; communities may format call ids. */
    callId: Id;
    /** 0 caller, 1 radio dispatch, 2 observed, 3 walk-up. */
    origin?: number | null;
    /** 0 pending, 1 active, 2 closed. */
    status?: number | null;
    priority?: number | null;
    block?: string | null;
    address?: string | null;
    postal?: string | null;
    title?: string | null;
    code?: string | null;
    description?: string | null;
    /** Some messages have a text instead of a list. */
    notes?: Note[] | string | null;
    /** Attached units. */
    idents?: Id[] | null;
    /** The primary unit. */
    primary?: Id | null;
    trackPrimary?: boolean | null;
    metaData?: MetaData | null;
    /** ISO 8601. */
    updated?: string | null;
  }

  /** A 911 call as the CAD describes it. */
  interface EmergencyCall {
    /** Usually an integer. */
    callId: Id;
    /** False: civil. */
    isEmergency?: boolean | null;
    caller?: string | null;
    location?: string | null;
    description?: string | null;
    metaData?: MetaData | null;
    /** ISO 8601. */
    updated?: string | null;
  }

  /** A field of a record. */
  interface RecordField {
    type?: string | null;
    label?: string | null;
    value?: string | null;
    size?: number | null;
    uid?: string | null;
    data?: Plain | null;
    options?: any[] | null;
    isPreviewed?: boolean | null;
    isSupervisor?: boolean | null;
    isRequired?: boolean | null;
    unique?: boolean | null;
    readOnly?: boolean | null;
  }

  /** A section of a record. */
  interface RecordSection {
    /** 0 custom, 1 flags, 5 speed, 6 charges, 9 linked. */
    category?: number | null;
    label?: string | null;
    fields?: RecordField[] | null;
  }

  /** A record; communities define what stands in it. */
  interface CustomRecord {
    recordTypeId?: number | null;
    id?: Id | null;
    syncId?: string | null;
    name?: string | null;
    /** 2 warrant, 3 bolo, 4 licence, 5 vehicle, 7 character, 8 police record, 9 police report, 10 medical record, 11 medical report, ... */
    type?: number | null;
    sections?: RecordSection[] | null;
  }

  /** Texts for street signs. */
  interface StreetSign {
    ids?: Id[] | null;
    text1?: string | null;
    text2?: string | null;
    text3?: string | null;
  }

  /** Who hears a tone. */
  interface ToneTarget {
    /** 0 all active units, 1 dispatch call, 2 agency, 3 department, 4 subdivision, 5 unit, 6 unit group. */
    type: number;
    /** Which one. */
    value?: Id | null;
    label?: string | null;
  }

  /** A callout as its creator wrote it. */
  interface Callout {
    /** One; z is to be found by the game. */
    calloutLocations?: Coordinates[] | null;
    pedWeaponData?: string[] | null;
    /** `none`, `flee`, `attack` or `surrender`. */
    pedActionOnNoActionFound?: string | null;
    /** 0 to 100. */
    pedChanceToFleeFromPlayer?: number | null;
    /** 0 to 100. */
    pedChanceToObtainWeapons?: number | null;
    /** 0 to 100. */
    pedChanceToAttackPlayer?: number | null;
    /** 0 to 100. */
    pedChanceToSurrender?: number | null;
  }

  /** Doors of a station. */
  interface StationDoors {
    name?: string | null;
    open?: string[] | null;
    close?: string[] | null;
  }

  /** Units are described anew. */
  interface UnitUpdateData {
    units: Unit[];
  }

  /** A status for some units, or the units themselves. */
  interface UnitStatusData {
    identIds?: Ids | null;
    /** An older form of identIds. */
    identId?: Id | null;
    /** With identIds. */
    status?: number | null;
    /** Instead of identIds. */
    units?: Unit[] | null;
  }

  /** A unit has logged in. */
  interface UnitLoginData {
    unit: Unit;
    /** It is a dispatcher. */
    isDispatch?: boolean | null;
    /** The unit may dispatch itself. */
    selfDispatch?: boolean | null;
  }

  /** A unit has logged out. */
  interface UnitLogoutData {
    identId: Id;
  }

  /** The panic button of some units. */
  interface UnitPanicData {
    identIds?: Ids | null;
    /** An older form of identIds. */
    identId?: Id | null;
    /** Absent in old messages, which told of a pressed button. */
    isPanic?: boolean | null;
  }

  /** Units joined a group. */
  interface UnitGroupAddData {
    identId?: Id | null;
    /** Several at once. */
    identIds?: Ids | null;
    groupName: string;
  }

  /** A unit left a group. */
  interface UnitGroupRemoveData {
    identId: Id;
    groupName: string;
  }

  /** A group has a new name. */
  interface UnitGroupRenameData {
    /** Its units. */
    identIds: Ids;
    oldName: string;
    newName: string;
  }

  /** A dispatch call is new or was changed. */
  interface DispatchData {
    /** The unit that caused it. */
    eventOriginIdent?: Id | null;
    dispatch: Call;
  }

  /** Dispatch calls were closed. */
  interface DispatchClosedData {
    /** The unit that caused it. */
    eventOriginIdent?: Id | null;
    callIds?: Ids | null;
    /** An older form of callIds. */
    callId?: Id | null;
  }

  /** A dispatch call has a new note. */
  interface DispatchNoteData {
    callId: Id;
    note: Note | string;
  }

  /** Units were attached to a call or detached from it. */
  interface DispatchUnitData {
    /** The unit that caused it. */
    eventOriginIdent?: Id | null;
    callId: Id;
    ident?: Id | null;
    /** Wins over ident when both are there. */
    idents?: Ids | null;
  }

  /** A body camera is to be switched. */
  interface ToggleBodycamData {
    ident: Id;
    /** True: on. */
    state: boolean;
  }

  /** A 911 call came in. */
  interface EmergencyCallData {
    call: EmergencyCall;
    /** Some messages have it here instead of inside the call. */
    metaData?: MetaData | null;
    /** Ids of the caller; only if the call was placed in the CAD itself. */
    identities?: string[] | null;
    /** The same in another form. */
    communityUserIds?: string[] | null;
    /** The same in another form. */
    communityUserId?: string | null;
    /** The same in another form. */
    apiIds?: string[] | null;
  }

  /** 911 calls were removed. */
  interface RemoveEmergencyCallData {
    callIds?: Ids | null;
    /** An older form of callIds. */
    callId?: Id | null;
  }

  /** A record was added, changed or removed. */
  interface RecordData {
    record: CustomRecord;
  }

  /** Street signs have new texts. */
  interface StreetSignData {
    signData: StreetSign;
  }

  /** A tone is to be played. */
  interface ToneData {
    url: string;
    playTonesTo?: ToneTarget[] | null;
  }

  /** Somebody selected a character. */
  interface CharacterData {
    /** UUID of the CAD account. */
    accId?: string | null;
    /** Id of the record. */
    id: Id;
  }

  /** A player was linked to a CAD account. */
  interface CommunityLinkData {
    /** With its prefix or without. */
    communityUserId: string;
    accountUuid?: string | null;
  }

  /** A new callout. */
  interface CalloutData {
    callout: Callout;
  }

  /** A page for the resource of that name. */
  interface PagerData {
    addresses?: string[] | null;
    identIds?: Ids | null;
    /** `Emergency`, `NonEmergency` or `Administrative`. */
    nature?: string | null;
    body?: string | null;
  }

  /** An alert for stations. */
  interface StationAlertData {
    locations?: StationDoors[] | null;
    /** A text, or sound in Base64. */
    message?: string | null;
    colors?: string[] | null;
    /** A name or an address. */
    tone?: string | null;
  }

  /** A record is to be printed. */
  interface PrintRecordData {
    identId?: Id | null;
    /** An older form of identId. */
    unitId?: Id | null;
    url?: string | null;
  }

  /** The CAD's support asks for logs; the data is empty. */
  interface GetLogsData {
  }

  /** The data of a unit in answers of exports. */
  interface KnownUnitData extends UnitData {
    /** Always there, possibly empty. */
    apiIds: string[];
  }

  /** A unit in answers of exports. */
  interface KnownUnit extends Unit {
    id: number;
    /** The CAD server id that it was last heard of from. */
    serverId: number;
    data: KnownUnitData;
    /** The connected player, as text; absent if there is none. */
    playerId?: string | null;
  }

  /** A dispatch call in answers of exports. */
  interface KnownCall extends Call {
    /** The CAD server id that it was last heard of from. */
    serverId: number;
    /** The newest first. */
    notes: Note[];
    idents: number[];
    metaData: MetaData;
  }

  /** A 911 call in answers of exports. */
  interface KnownEmergencyCall extends EmergencyCall {
    /** The CAD server id that it was last heard of from. */
    serverId: number;
    metaData: MetaData;
  }

  /** Why a unit or a call has changed: a push event, a snapshot, a closed call whose time is over, a server id that is no longer configured, a player who
   *  joined or left, or a sample that the console command raised. */
  type ChangeCause = 'push' | 'snapshot' | 'expired' | 'serverRemoved' | 'player' | 'test';

  /** What a change event says of its change. */
  interface Change {
    /** The CAD server id of the unit or call. */
    serverId: number;
    /** The last change, if there were several in one tick. */
    cause: ChangeCause;
    /** The type of the push event; absent for the other causes. */
    type?: string | null;
    /** It was not known before. */
    isNew: boolean;
    /** Names of the top-level fields that differ; empty for a removal. */
    changed: string[];
  }

  /** Which units; every field is optional. */
  interface UnitFilter {
    ids?: Ids;
    /** One status or several. */
    status?: Ids;
    page?: Ids;
    /** In either case. */
    department?: string;
    /** In either case. */
    group?: string;
    isDispatch?: boolean;
    isPanic?: boolean;
    /** The player is connected. */
    hasPlayer?: boolean;
    serverId?: Ids;
    /** Only these fields. */
    fields?: string[];
    /** At most so many. */
    limit?: number;
    /** Not the first so many. */
    offset?: number;
  }

  /** Which dispatch calls; every field is optional. */
  interface CallFilter {
    ids?: Ids;
    status?: Ids;
    /** Not closed. */
    open?: boolean;
    /** Units that are attached. */
    unitId?: Ids;
    serverId?: Ids;
    /** Only these fields. */
    fields?: string[];
    /** At most so many. */
    limit?: number;
    /** Not the first so many. */
    offset?: number;
  }

  /** Which 911 calls; every field is optional. */
  interface EmergencyCallFilter {
    ids?: Ids;
    isEmergency?: boolean;
    serverId?: Ids;
    /** Only these fields. */
    fields?: string[];
    /** At most so many. */
    limit?: number;
    /** Not the first so many. */
    offset?: number;
  }

  /** A session. */
  interface SessionStatus {
    serverId: number;
    state: SessionState;
    /** Logged in. */
    connected: boolean;
    /** Unix time in milliseconds. */
    since: number;
    lastError?: string | null;
    /** Successful ones since the start. */
    logins: number;
  }

  /** What the status command shows. */
  interface Status {
    version: string;
    sessions: SessionStatus[];
    /** Messages that came in, good and bad. */
    eventsReceived: number;
    eventsRaised: number;
    /** Messages that could not be read. */
    eventsRefused: number;
    /** Given up because handlers were too slow. */
    eventsDropped: number;
    eventsWaiting: number;
    playersTracked: number;
    locationsPending: number;
    locationsSent: number;
    locationsRefused: number;
    /** Their rows were sent again. */
    locationCallsRefused: number;
    /** Their rows were sent again. */
    locationCallsFailed: number;
    /** Between two calls. */
    locationIntervalMs: number;
    /** In which every unit is sent once. */
    locationRoundMs: number;
    /** Requests to the CAD that wait or are under way. */
    requestsWaiting: number;
    /** Requests that the CAD has done. */
    requestsDone: number;
    /** Requests that were taken and ended otherwise. */
    requestsFailed: number;
    /** Requests that were not taken. */
    requestsRefused: number;
    /** Of the last 1,200 ticks. */
    tickP50Ms: number;
    tickP99Ms: number;
    tickLongestMs: number;
  }

  /** What the live map draws for a unit. */
  interface Vehicle {
    /** Address of a 3D model. */
    model?: string;
    /** The kind of vehicle, in the words of the CAD. */
    type?: string;
    zOffset?: number;
    lightZOffset?: number;
    sizeOffset?: number;
    /** Degrees. */
    headingOffset?: number;
    /** Emergency lights flash. */
    lights?: boolean;
  }

  /** Where a unit is. Exactly one of communityUserId, apiId, identId and roblox names it. */
  interface UnitLocationUpdate {
    communityUserId?: string;
    apiId?: string;
    identId?: Id;
    roblox?: Id;
    /** The text that the CAD shows, up to 255 characters. */
    location: string;
    /** A table, or a list of x, y, z and w, such as GetEntityCoords answers; z and w may be missing. */
    coordinates?: Coordinates | number[];
    vehicle?: Vehicle;
    /** Of a peer-to-peer body camera stream. */
    peerId?: string;
  }

  /** Names a unit: a player id, a unit id or a communityUserId. A table says which, where a number could be either. */
  type Target = Id | string | { playerId: Id | string } | { unitId: Id } | { communityUserId: string };

  /** One target, or a list of up to 100. */
  type Targets = Target | Target[];

  /** Texts that go with a call. Numbers and truth values are sent as text. `x`, `y` and `z` put it on the live map. */
  type NewMetaData = { [name: string]: string | number | boolean };

  /** A 911 call that is to be created. Longer texts are cut: 255 characters, a description 2,000. */
  interface NewEmergencyCall {
    caller: string;
    location: string;
    description?: string;
    /** Default true; false is a civil call. */
    isEmergency?: boolean;
    metaData?: NewMetaData;
    deleteAfterMinutes?: number;
    /** Default: the first one of sonoranpush_serverId. */
    serverId?: number;
  }

  /** A dispatch call that is to be created. Longer texts are cut: 255 characters, a description or a note 2,000. */
  interface NewDispatchCall {
    title: string;
    units?: Targets;
    /** 0 caller (default), 1 radio, 2 observed, 3 walk-up. */
    origin?: number;
    /** 0 pending (default), 1 active, 2 closed. */
    status?: number;
    /** 1 (default) to 3. */
    priority?: number;
    description?: string;
    address?: string;
    postal?: string | number;
    block?: string | number;
    code?: string;
    notes?: (string | NewNote)[];
    metaData?: NewMetaData;
    deleteAfterMinutes?: number;
    /** Default: that of its units, or the first one of sonoranpush_serverId. */
    serverId?: number;
  }

  /** A note of a dispatch call that is to be created. */
  interface NewNote {
    content: string;
    label?: string;
    /** Default: now, in UTC. */
    time?: string;
  }

  /** A note that is to be added to a dispatch call. */
  interface CallNote {
    note: string;
    label?: string;
  }

  /** What the CAD answered to a request; which fields there are depends on the request. */
  interface RequestResult {
    /** Of the call that was created or changed. */
    callId?: Id;
    /** How many units were changed. */
    updated?: number;
    identIds?: Id[];
  }

  /** Is told how a request ended: with a table when the CAD has done it, else with the reason. */
  type RequestCallback = (...answer: [ok: true, result: RequestResult] | [ok: false, result: string]) => void;

  /** Section `events` of config.json: which server events are raised. */
  interface ConfigEvents {
    /** Raise `sonoranpush:pushEvent`. */
    generic?: boolean;
    /** Raise `sonoranpush:pushEvent:<TYPE>` for known types. */
    typed?: boolean;
    /** Raise `sonoranpush:unitChanged` and the other change events of units and calls. */
    changes?: boolean;
    /** Events and exports for resources written for the official `sonorancad`; auto: on unless that resource runs. */
    compatibility?: 'auto' | 'on' | 'off';
    /** First argument of `SonoranCAD::pushevents:UnitPanic`: the unit, or its place in the unit list as the official resource has it. */
    panicFirstArgument?: 'unit' | 'index';
    /** Pass the CAD's request for logs on as `SonoranCAD::pushevents:SendSupportLogs`; nothing is ever uploaded by this resource. */
    supportLogs?: boolean;
  }

  /** Section `http` of config.json: push events over HTTP. */
  interface ConfigHttp {
    /** Take push events that the CAD posts while there is no session; auto: if the resource's folder is named `sonorancad`. */
    listener?: 'auto' | 'on' | 'off';
    /** Longest event that is taken over HTTP, in bytes. */
    messageBytes?: number;
  }

  /** Section `rest` of config.json: what is fetched over REST. */
  interface ConfigRest {
    /** Fetch units and calls over REST after each login. */
    snapshot?: boolean;
  }

  /** Section `units` of config.json: how much of the CAD is remembered. */
  interface ConfigUnits {
    /** Most units that are remembered. */
    maxUnits?: number;
    /** Most dispatch calls that are remembered, closed ones included. */
    maxCalls?: number;
    /** Most 911 calls that are remembered. */
    maxEmergencyCalls?: number;
    /** How long a closed call can still be looked up. */
    closedCallMinutes?: number;
  }

  /** Section `hub` of config.json: the connection. */
  interface ConfigHub {
    /** Open the websocket at once; false asks for an HTTP negotiation first. */
    skipNegotiation?: boolean;
  }

  /** Section `limits` of config.json: what a message may cost, and how much may wait. */
  interface ConfigLimits {
    /** Longest message; a longer one is dropped, the connection stays. */
    messageBytes?: number;
    /** Deepest nesting of a message. */
    depth?: number;
    /** Most values in a message. */
    values?: number;
    /** Most events that wait for the main thread; the oldest go first. */
    queuedEvents?: number;
    /** Most bytes that wait for the main thread. */
    queuedBytes?: number;
  }

  /** Section `unitLocation` of config.json: whose locations are sent, and how. */
  interface ConfigUnitLocation {
    /** Whose positions are sent: players with an active CAD unit, everybody, nobody. */
    track?: 'onDuty' | 'all' | 'off';
    /** The identifier that links a player to a CAD account. */
    identifier?: 'license' | 'license2' | 'steam' | 'discord' | 'fivem' | 'xbl' | 'live';
    /** Send it with its prefix (`license:...`). */
    prefixIdentifier?: boolean;
    /** Metres that a unit must move to be sent again. */
    minMovement?: number;
    /** Degrees that a unit must turn to be sent again. */
    minTurn?: number;
    /** A unit that stands still is sent again after this time. */
    refreshSeconds?: number;
    /** Whose postal codes name places (its manifest's `postal_file`). */
    postalResource?: string;
    /** Address in front of the live map's model files. */
    vehicleModelUrl?: string;
    /** Vehicles that the live map draws as police, fire and ems. */
    policeModels?: (string | number)[];
    /** Vehicles that the live map draws as police, fire and ems. */
    fireModels?: (string | number)[];
    /** Vehicles that the live map draws as police, fire and ems. */
    emsModels?: (string | number)[];
  }

  /** config.json. */
  interface Config {
    events?: ConfigEvents;
    http?: ConfigHttp;
    rest?: ConfigRest;
    units?: ConfigUnits;
    hub?: ConfigHub;
    limits?: ConfigLimits;
    unitLocation?: ConfigUnitLocation;
  }

  /** One row of the check. */
  interface CheckRow {
    check: string;
    result: CheckResult;
    finding: string;
    advice: string;
  }

  /** What `sonoranpush check` shows; how many rows have each result. */
  interface CheckReport {
    version: string;
    durationMs: number;
    ok: number;
    warning: number;
    failed: number;
    skipped: number;
    rows: CheckRow[];
  }

  /** The data of each known type of push event. */
  interface PushEventMap {
    EVENT_UNIT_UPDATE: UnitUpdateData;
    EVENT_UNIT_STATUS: UnitStatusData;
    EVENT_UNIT_LOGIN: UnitLoginData;
    EVENT_UNIT_LOGOUT: UnitLogoutData;
    EVENT_UNIT_PANIC: UnitPanicData;
    EVENT_UNIT_GROUP_ADD: UnitGroupAddData;
    EVENT_UNIT_GROUP_REMOVE: UnitGroupRemoveData;
    EVENT_UNIT_GROUP_CHANGE_NAME: UnitGroupRenameData;
    EVENT_DISPATCH_NEW: DispatchData;
    EVENT_DISPATCH_EDIT: DispatchData;
    EVENT_DISPATCH_CLOSED: DispatchClosedData;
    EVENT_DISPATCH_NOTE: DispatchNoteData;
    EVENT_DISPATCH_UNIT_ATTACH: DispatchUnitData;
    EVENT_DISPATCH_UNIT_DETACH: DispatchUnitData;
    EVENT_DISPATCH_TOGGLE_BODYCAM: ToggleBodycamData;
    EVENT_911: EmergencyCallData;
    EVENT_REMOVE_911: RemoveEmergencyCallData;
    EVENT_RECORD_ADD: RecordData;
    EVENT_RECORD_EDIT: RecordData;
    EVENT_RECORD_REMOVE: RecordData;
    EVENT_STREETSIGN_UPDATED: StreetSignData;
    EVENT_TONE: ToneData;
    EVENT_CHAR_SELECTED: CharacterData;
    EVENT_COMMUNITY_LINK_VERIFIED: CommunityLinkData;
    EVENT_NEW_CALLOUT: CalloutData;
    EVENT_PAGER_REBORN: PagerData;
    EVENT_STATION_ALERT: StationAlertData;
    EVENT_PRINT_RECORD: PrintRecordData;
    GET_LOGS: GetLogsData;
  }

  /** A known type of push event. */
  type PushEventType = keyof PushEventMap;

  /** The server events, by name: what their handlers take. */
  type Events = {
    /** Every push event, of known and unknown type. */
    'sonoranpush:pushEvent': (type: string, data: Plain, meta: Meta) => void;
    /** A unit is new or has changed. */
    'sonoranpush:unitChanged': (unit: KnownUnit, change: Change) => void;
    /** A unit is gone; `unit` is as it was last known. */
    'sonoranpush:unitRemoved': (unit: KnownUnit, change: Change) => void;
    'sonoranpush:callChanged': (call: KnownCall, change: Change) => void;
    'sonoranpush:callRemoved': (call: KnownCall, change: Change) => void;
    'sonoranpush:emergencyCallChanged': (call: KnownEmergencyCall, change: Change) => void;
    'sonoranpush:emergencyCallRemoved': (call: KnownEmergencyCall, change: Change) => void;
    'sonoranpush:connected': (session: Connected) => void;
    'sonoranpush:snapshot': (snapshot: Snapshot) => void;
    'sonoranpush:disconnected': (session: Disconnected) => void;
    'sonoranpush:eventsDropped': (dropped: EventsDropped) => void;
  } & {
    [T in PushEventType as `sonoranpush:pushEvent:${T}`]: (data: PushEventMap[T], meta: Meta) => void;
  };

  /** What `exports.sonoranpush` offers. */
  type Exports = {
    /** Is that session logged in, or any? */
    isConnected(serverId?: number | null): boolean;
    /** What the status command shows; the sessions of one server id, or all. */
    getStatus(serverId?: number | null): Status;
    /** Checks everything once, within 30 s; one run at a time. The callback gets the table, or why no run was started. */
    runCheck(callback: CheckCallback): boolean;
    /** Units. An answer costs the server's main thread: ask for what you need. With `fields` it holds those alone. */
    getUnits<F extends keyof KnownUnit>(filter: UnitFilter & { fields: F[] }): Pick<KnownUnit, F>[];
    getUnits(filter?: (UnitFilter & { fields?: undefined }) | null): KnownUnit[];
    getUnits(filter?: UnitFilter | null): Partial<KnownUnit>[];
    /** A unit by its identifier id. */
    getUnit(id: Id): KnownUnit | null;
    /** The unit of a connected player. */
    getUnitByPlayer(playerId: number | string): KnownUnit | null;
    /** Dispatch calls, closed ones included while they are kept. With `fields` an answer holds those alone. */
    getCalls<F extends keyof KnownCall>(filter: CallFilter & { fields: F[] }): Pick<KnownCall, F>[];
    getCalls(filter?: (CallFilter & { fields?: undefined }) | null): KnownCall[];
    getCalls(filter?: CallFilter | null): Partial<KnownCall>[];
    /** 911 calls. With `fields` an answer holds those alone. */
    getEmergencyCalls<F extends keyof KnownEmergencyCall>(filter: EmergencyCallFilter & { fields: F[] }): Pick<KnownEmergencyCall, F>[];
    getEmergencyCalls(filter?: (EmergencyCallFilter & { fields?: undefined }) | null): KnownEmergencyCall[];
    getEmergencyCalls(filter?: EmergencyCallFilter | null): Partial<KnownEmergencyCall>[];
    /** Takes one unit location. The callback is told whether it was taken, and if not, why. */
    sendUnitLocation(update: UnitLocationUpdate, callback?: ((taken: boolean, reason: string | null) => void) | null): boolean;
    /** Takes the good ones of several unit locations, and says how many. */
    sendUnitLocations(updates: UnitLocationUpdate[] | { [key: string]: UnitLocationUpdate }): number;
    /** Shows this text for a tracked player from now on. */
    setPlayerLocation(playerId: number | string, text: string, callback?: ((taken: boolean, reason: string | null) => void) | null): boolean;
    /** Back to postal code or coordinates. */
    clearPlayerLocation(playerId: number | string): boolean;
    /** Sets the status of units. Like all that follow it answers whether the request was taken. */
    setUnitStatus(target: Targets, status: number, callback?: RequestCallback | null): boolean;
    /** Sets or ends the panic of units. */
    setUnitPanic(target: Targets, isPanic: boolean, callback?: RequestCallback | null): boolean;
    /** Creates a 911 call. */
    create911Call(call: NewEmergencyCall, callback?: RequestCallback | null): boolean;
    /** Removes a 911 call. */
    remove911Call(callId: Id | string, callback?: RequestCallback | null): boolean;
    /** Creates a dispatch call. */
    createDispatchCall(call: NewDispatchCall, callback?: RequestCallback | null): boolean;
    /** Adds a note to a dispatch call. */
    addCallNote(callId: Id | string, note: string | CallNote, callback?: RequestCallback | null): boolean;
    /** Attaches units to a dispatch call. */
    attachUnits(callId: Id | string, target: Targets, callback?: RequestCallback | null): boolean;
    /** Detaches units from their dispatch calls. */
    detachUnits(target: Targets, callback?: RequestCallback | null): boolean;
    /** Closes dispatch calls. */
    closeCalls(callIds: Id | string | (Id | string)[], callback?: RequestCallback | null): boolean;
  };
}

interface CitizenExports {
  sonoranpush: SonoranPush.Exports;
}

declare function on<E extends keyof SonoranPush.Events>(eventName: E, handler: SonoranPush.Events[E]): void;
declare function AddEventHandler<E extends keyof SonoranPush.Events>(eventName: E, handler: SonoranPush.Events[E]): void;
declare function emit(eventName: 'sonoranpush:unitLocation', update: SonoranPush.UnitLocationUpdate): void;
declare function emit(eventName: 'sonoranpush:unitLocations', updates: SonoranPush.UnitLocationUpdate[]): void;
declare function TriggerEvent(eventName: 'sonoranpush:unitLocation', update: SonoranPush.UnitLocationUpdate): void;
declare function TriggerEvent(eventName: 'sonoranpush:unitLocations', updates: SonoranPush.UnitLocationUpdate[]): void;
