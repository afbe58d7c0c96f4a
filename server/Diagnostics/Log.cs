using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.PushEvents;
using static SonoranPush.Diagnostics.ConsoleText;

namespace SonoranPush.Diagnostics;

/// <summary>Every line that the resource logs, with its code and level. Any thread.</summary>
internal static class Log
{
    /// <summary>Lines a minute about ordinary state changes of a session.</summary>
    private const int StateBurst = 6;

    public static void Banner(ILogger log, string line) =>
        Write(log, LogLevel.Information, 0, nameof(Banner), line, subject: line);

    public static void StartupStep(ILogger log, string step, TimeSpan took, TimeSpan longest) => Write(
        log, LogLevel.Debug, 0, nameof(StartupStep),
        Format("start: {0} took {1:0.0} ms of the main thread, {2:0.0} ms at most in one tick", step, took.TotalMilliseconds, longest.TotalMilliseconds));

    public static void ConvarsMissing(ILogger log, string text) =>
        Write(log, LogLevel.Warning, LogCodes.SettingsMissing, nameof(ConvarsMissing), text);

    public static void ConfigurationErrors(ILogger log, string text) =>
        Write(log, LogLevel.Error, LogCodes.ValueNotAllowed, nameof(ConfigurationErrors), text, subject: text);

    public static void KeyInConfigFile(ILogger log, string line) => Write(
        log, LogLevel.Error, LogCodes.KeyInConfigFile, nameof(KeyInConfigFile),
        $"config.json must not contain the API key. Remove it and add to server.cfg: {line} (set, never setr or sets: those send it to game clients)");

    public static void ConvarListenerUnavailable(ILogger log, Exception exception) => Write(
        log, LogLevel.Warning, LogCodes.ChangesUnknown, nameof(ConvarListenerUnavailable),
        "This server build does not report changed convars. Restart the resource after a change, or update the server.", exception);

    public static void KeyReadable(ILogger log, string convar, string resource) => Write(
        log, LogLevel.Warning, LogCodes.KeyReadable, nameof(KeyReadable),
        $"Any resource on this server can read the API key. Add to server.cfg: {Protection(convar, resource)}");

    public static void KeySentOut(ILogger log, string convar, string resource) => Write(
        log, LogLevel.Error, LogCodes.KeySentOut, nameof(KeySentOut),
        $"setr or sets sends the API key to game clients. Create a new key in the CAD, and write in server.cfg: {Protection(convar, resource)}");

    public static void Connecting(ILogger log, int serverId, string host) =>
        Write(log, LogLevel.Debug, 0, nameof(Connecting), $"server {serverId}: connecting to {host}", subject: Subject(serverId));

    public static void Connected(ILogger log, int serverId, bool reconnected) => Write(
        log, LogLevel.Information, 0, nameof(Connected),
        $"server {serverId}: {(reconnected ? "connected to Sonoran CAD again" : "connected to Sonoran CAD")}, push events are on.",
        Subject(serverId), StateBurst);

    public static void CertificateAuthoritiesLoaded(ILogger log, string host, string roots, string bundle) => Write(
        log, LogLevel.Information, LogCodes.CertificateAuthoritiesLoaded, nameof(CertificateAuthoritiesLoaded),
        $"The C# runtime of this server trusts no certificate authority for {host}. Using {roots} from {bundle}.", roots);

    public static void ConnectFailed(ILogger log, int code, int serverId, string why, TimeSpan retryIn) => Write(
        log, LogLevel.Warning, code, nameof(ConnectFailed),
        Format("server {0}: cannot connect to Sonoran CAD: {1}. Retrying in {2:0.0} s.", serverId, why, retryIn.TotalSeconds),
        Subject(serverId));

    public static void LoginRefusedAgain(ILogger log, int serverId, TimeSpan retryIn) => Write(
        log, LogLevel.Debug, LogCodes.LoginRefused, nameof(LoginRefusedAgain),
        Format("server {0}: login rejected again. Retrying in {1:0} s.", serverId, retryIn.TotalSeconds), Subject(serverId));

    public static void LoginRefused(ILogger log, int serverId, string advice, TimeSpan retryIn) => Write(
        log, LogLevel.Error, LogCodes.LoginRefused, nameof(LoginRefused),
        Format("server {0}: Sonoran CAD rejected the login: {1} Retrying in {2:0} s, or at once after a change.", serverId, advice, retryIn.TotalSeconds),
        Subject(serverId));

    public static void ConnectionLost(ILogger log, int serverId, string why, TimeSpan retryIn) => Write(
        log, LogLevel.Warning, LogCodes.ConnectionEnded, nameof(ConnectionLost),
        Format("server {0}: the connection to Sonoran CAD was lost: {1}. Retrying in {2:0.0} s.", serverId, why, retryIn.TotalSeconds),
        Subject(serverId), StateBurst);

    public static void LegacyLogin(ILogger log, int serverId) => Write(
        log, LogLevel.Debug, 0, nameof(LegacyLogin), $"server {serverId}: authenticatev2 failed, trying authenticate", Subject(serverId));

    public static void EventsDropped(ILogger log, int serverId, long count) => Write(
        log, LogLevel.Warning, LogCodes.EventsDropped, nameof(EventsDropped),
        $"server {serverId}: the event queue is full; {count} of the oldest events were dropped. Look for a slow handler of sonoranpush:pushEvent.",
        Subject(serverId));

    public static void WrongEnvelopeKey(ILogger log, int serverId) => Write(
        log, LogLevel.Warning, LogCodes.EnvelopeWithoutKey, nameof(WrongEnvelopeKey),
        $"server {serverId}: a push event without this community's API key was dropped. If the key was changed in the CAD, set sonoranpush_apiKey again.",
        Subject(serverId));

    public static void MessageRefused(ILogger log, int serverId, PushRejection refusal) => Write(
        log, LogLevel.Debug, LogCodes.MessageUnreadable, nameof(MessageRefused), $"server {serverId}: a message was dropped: {refusal}", Subject(serverId));

    public static void EventNotRaised(ILogger log, string name, Exception exception) => Write(
        log, LogLevel.Error, LogCodes.EventNotRaised, nameof(EventNotRaised), $"The event {name} could not be raised.", exception, name);

    public static void HttpListening(ILogger log, string resource) => Write(
        log, LogLevel.Information, 0, nameof(HttpListening),
        $"Push events are also received over HTTP while no session is connected: POST /{resource}/event at the server's own port.");

    public static void HttpUnavailable(ILogger log, Exception exception) => Write(
        log, LogLevel.Warning, LogCodes.HttpUnavailable, nameof(HttpUnavailable),
        "This server passes no HTTP requests to resources. Push events of an outage are lost.", exception);

    public static void BadPost(ILogger log, string address) => Write(
        log, LogLevel.Warning, LogCodes.PostWithoutKey, nameof(BadPost),
        $"An event posted from {address} has a wrong API key and was rejected. If the CAD sent it, correct sonoranpush_apiKey.");

    public static void HttpEventReceived(ILogger log) => Write(
        log, LogLevel.Information, 0, nameof(HttpEventReceived), "The CAD sends push events over HTTP, because it sees no session. They are raised like the others.");

    public static void ArgumentsIgnored(ILogger log, int serverId, int count) => Write(
        log, LogLevel.Debug, 0, nameof(ArgumentsIgnored), Format("server {0}: a push event call had {1} further arguments; they were ignored.", serverId, count),
        Subject(serverId));

    public static void SnapshotFailed(ILogger log, int serverId, string why, TimeSpan retryIn) => Write(
        log, LogLevel.Warning, LogCodes.SnapshotFailed, nameof(SnapshotFailed),
        Format(
            "server {0}: cannot fetch all units and calls from the CAD: {1}. Those known from push events are kept. Retrying in {2:0} minutes.",
            serverId, why, retryIn.TotalMinutes),
        Subject(serverId));

    public static void TooManyIds(ILogger log, int serverId, string type, string field) => Write(
        log, LogLevel.Warning, LogCodes.TooManyIds, nameof(TooManyIds),
        Format("server {0}: {1} has more than {2} entries in {3}; the rest was ignored.", serverId, type, IdReader.MaxIds, field),
        Subject(serverId));

    public static void OfficialResourceRuns(ILogger log, bool leavesNames) => Write(
        log, LogLevel.Warning, LogCodes.OfficialResourceRuns, nameof(OfficialResourceRuns),
        "The resource sonorancad runs beside this one. The CAD sends the events of a server id to one session only: " +
        "remove \"ensure sonorancad\" from server.cfg, or use different server ids." +
        (leavesNames ? " Its event names and exports are not provided here." : string.Empty),
        burst: StateBurst);

    public static void CompatibilityTurnedOn(ILogger log) => Write(
        log, LogLevel.Information, 0, nameof(CompatibilityTurnedOn),
        "The resource sonorancad has stopped. Its event names and exports are provided here again.",
        burst: StateBurst);

    public static void PushEventHandlerRefused(ILogger log, string owner) => Write(
        log, LogLevel.Warning, LogCodes.HandlerRefused, nameof(PushEventHandlerRefused),
        $"{owner} called SonoranCAD::RegisterPushEvent without a type, or too often; nothing was registered.", owner);

    public static void PushEventHandlerThrew(ILogger log, string owner, string type, Exception exception) => Write(
        log, LogLevel.Warning, LogCodes.HandlerFailed, nameof(PushEventHandlerThrew), $"{owner}'s function for {type} (SonoranCAD::RegisterPushEvent) failed.", exception, $"{owner} {type}");

    public static void LocationRowsRefused(ILogger log, int count, string reason) => Write(
        log, LogLevel.Warning, LogCodes.LocationsNotValid, nameof(LocationRowsRefused),
        $"{count} unit location(s) from another resource were rejected; the first: {reason}.");

    public static void LocationRowRefusedByHub(ILogger log, string target, string error) => Write(
        log, LogLevel.Warning, LogCodes.LocationNotTaken, nameof(LocationRowRefusedByHub), $"Sonoran CAD rejected the location of {target}: {error}", subject: target);

    public static void LocationCallRefused(ILogger log, string error) =>
        Write(log, LogLevel.Debug, LogCodes.LocationCallRefused, nameof(LocationCallRefused), $"Sonoran CAD rejected a call with unit locations; they are sent again: {error}");

    public static void RequestTypeUnknown(ILogger log, string resource, string type) => Write(
        log, LogLevel.Warning, LogCodes.RequestTypeUnknown, nameof(RequestTypeUnknown),
        $"{resource} called performApiRequest with {type}, which sonoranpush does not support.", resource + type);

    public static void RequestFailed(ILogger log, string what, string why) => Write(
        log, LogLevel.Warning, LogCodes.RequestFailed, nameof(RequestFailed),
        $"A request without a callback failed ({what}): {CleanError(why)}", what + why);

    public static void RequestRepeated(ILogger log, string what, string why) => Write(
        log, LogLevel.Debug, 0, nameof(RequestRepeated), $"A request will be sent again ({what}): {why}", what);

    public static void RequestCallbackFailed(ILogger log, Exception exception) => Write(
        log, LogLevel.Error, LogCodes.RequestCallbackFailed, nameof(RequestCallbackFailed),
        "The callback of a request failed in its resource.", exception);

    public static void LocationCallFailed(ILogger log, string error) =>
        Write(log, LogLevel.Debug, LogCodes.LocationCallFailed, nameof(LocationCallFailed), $"A call with unit locations failed; they are sent again: {error}");

    public static void OneSyncOff(ILogger log) => Write(
        log, LogLevel.Warning, LogCodes.OneSyncOff, nameof(OneSyncOff),
        "OneSync is disabled, so players cannot be tracked. Enable it in txAdmin's settings (FXServer), or start the server with: +set onesync on " +
        "(push events and exports work without it)");

    public static void PlayersNotSampled(ILogger log) => Write(
        log, LogLevel.Warning, LogCodes.PlayersNotSampled, nameof(PlayersNotSampled),
        "players.lua did not answer within 10 s, so no player is tracked. Install the release again, with players.lua and the original fxmanifest.lua " +
        "(push events and exports work without it)");

    public static void SampleRejected(ILogger log) => Write(
        log, LogLevel.Warning, LogCodes.SampleRejected, nameof(SampleRejected),
        "A sample of player positions was malformed or came too soon; it was dropped. Check which resource raises sonoranpush:players events.");

    public static void UnitTableFull(ILogger log, int limit) => Write(
        log, LogLevel.Warning, LogCodes.UnitTableFull, nameof(UnitTableFull),
        $"{limit} units have a location, so further ones are not sent until older ones expire. Check which resource sends locations of so many units.");

    public static void LocationRowsNotCounted(ILogger log, int count, int rows) => Write(
        log, LogLevel.Warning, LogCodes.LocationRowsNotCounted, nameof(LocationRowsNotCounted),
        $"Sonoran CAD counted {count} of {rows} unit locations; they are sent once more.");

    public static void PlayerWithoutIdentifier(ILogger log, string playerId) => Write(
        log, LogLevel.Warning, LogCodes.PlayerWithoutIdentifier, nameof(PlayerWithoutIdentifier), $"Player {playerId} has no identifier and is not tracked.");

    public static void PostalsLoaded(ILogger log, string resource, int count) =>
        Write(log, LogLevel.Information, 0, nameof(PostalsLoaded), $"Loaded {count} postal codes from {resource}.");

    public static void PostalsUnreadable(ILogger log, string resource, string why) => Write(
        log, LogLevel.Warning, LogCodes.PostalsUnreadable, nameof(PostalsUnreadable),
        $"No postal codes from {resource}: {ConsoleText.Clean(why, 200)}. Locations are shown without postal codes.", resource + why);

    public static void Unexpected(ILogger log, string where, Exception exception) => Write(
        log, LogLevel.Error, LogCodes.Unexpected, nameof(Unexpected), $"Unexpected error in {where}; please report it.", exception, where);

    // One line that can be pasted: a semicolon ends a command as a new line does.
    private static string Protection(string convar, string resource) =>
        $"set {convar} \"your API key\"; add_convar_permission {resource} read {convar}";

    private static string Subject(int serverId) => serverId.ToString(CultureInfo.InvariantCulture);

    private static void Write(ILogger log, LogLevel level, int code, string name, string text, Exception exception, string subject = "") =>
        log.Log(level, new EventId(code, name), new LogLine(text, name + subject), exception, LogLine.Format);

    private static void Write(ILogger log, LogLevel level, int code, string name, string text, string subject = "", int burst = 1) =>
        log.Log(level, new EventId(code, name), new LogLine(text, name + subject, burst), null, LogLine.Format);
}
