namespace SonoranPush.Contracts;

/// <summary>The push event types that the CAD documents or that its official resource handles.</summary>
internal static class PushEventTypes
{
    /// <summary>The CAD requests logs. The fields are in the envelope itself; data is absent or null.</summary>
    public const string GetLogs = "GET_LOGS";

    /// <summary>Only these have a typed event: an event name is never built from network data.</summary>
    public static readonly IReadOnlyCollection<string> Known = new HashSet<string>(StringComparer.Ordinal)
    {
        "EVENT_UNIT_UPDATE",
        "EVENT_UNIT_STATUS",
        "EVENT_UNIT_LOGIN",
        "EVENT_UNIT_LOGOUT",
        "EVENT_UNIT_PANIC",
        "EVENT_UNIT_GROUP_ADD",
        "EVENT_UNIT_GROUP_REMOVE",
        "EVENT_UNIT_GROUP_CHANGE_NAME",
        "EVENT_DISPATCH_NEW",
        "EVENT_DISPATCH_EDIT",
        "EVENT_DISPATCH_CLOSED",
        "EVENT_DISPATCH_NOTE",
        "EVENT_DISPATCH_UNIT_ATTACH",
        "EVENT_DISPATCH_UNIT_DETACH",
        "EVENT_DISPATCH_TOGGLE_BODYCAM",
        "EVENT_911",
        "EVENT_REMOVE_911",
        "EVENT_RECORD_ADD",
        "EVENT_RECORD_EDIT",
        "EVENT_RECORD_REMOVE",
        "EVENT_STREETSIGN_UPDATED",
        "EVENT_TONE",
        "EVENT_CHAR_SELECTED",
        "EVENT_COMMUNITY_LINK_VERIFIED",
        "EVENT_NEW_CALLOUT",
        "EVENT_PAGER_REBORN",
        "EVENT_STATION_ALERT",
        "EVENT_PRINT_RECORD",
        GetLogs,
    };
}
