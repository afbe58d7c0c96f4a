namespace SonoranPush.Diagnostics;

/// <summary>The codes of log lines that need action. error-codes.md explains each. A code is never reused.</summary>
internal static class LogCodes
{
    // Settings.
    public const int SettingsMissing = 101;
    public const int ValueNotAllowed = 102;
    public const int KeyInConfigFile = 103;
    public const int ChangesUnknown = 105;
    public const int KeyReadable = 106;
    public const int KeySentOut = 107;

    // Sessions.
    public const int NoConnection = 201;
    public const int LoginRefused = 202;
    public const int ConnectionEnded = 203;
    public const int AuthorityUnknown = 211;
    public const int CertificateNameMismatch = 212;
    public const int CertificateNotInValidityPeriod = 213;
    public const int TlsTooNew = 214;
    public const int TlsRefused = 215;
    public const int CertificateAuthoritiesLoaded = 216;

    // Push events.
    public const int EventsDropped = 301;
    public const int EnvelopeWithoutKey = 302;
    public const int MessageUnreadable = 303;
    public const int EventNotRaised = 304;

    // Unit locations.
    public const int LocationsNotValid = 401;
    public const int LocationNotTaken = 402;
    public const int LocationCallRefused = 403;
    public const int LocationCallFailed = 404;
    public const int OneSyncOff = 405;
    public const int PlayerWithoutIdentifier = 406;
    public const int PostalsUnreadable = 407;
    public const int PlayersNotSampled = 408;
    public const int SampleRejected = 409;
    public const int UnitTableFull = 410;
    public const int LocationRowsNotCounted = 411;

    // Events over HTTP.
    public const int PostWithoutKey = 501;
    public const int HttpUnavailable = 502;

    // Units, calls and the official resource.
    public const int HandlerRefused = 601;
    public const int SnapshotFailed = 602;
    public const int TooManyIds = 603;
    public const int OfficialResourceRuns = 604;
    public const int HandlerFailed = 605;
    public const int RequestTypeUnknown = 606;
    public const int RequestFailed = 607;
    public const int RequestCallbackFailed = 608;

    // This resource itself.
    public const int NotStarted = 900;
    public const int Unexpected = 901;
    public const int LinesNotShown = 902;

    /// <summary>The prefix of a line.</summary>
    /// <param name="code">Its code; 0 for a line that has none.</param>
    public static string Prefix(int code) => code == 0 ? string.Empty : ConsoleText.Format("[SP-{0}] ", code);
}
