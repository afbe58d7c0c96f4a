namespace SonoranPush.Contracts;

/// <summary>The names of the official <c>sonorancad</c> resource that other resources use.</summary>
internal static class OfficialContract
{
    /// <summary>The official resource's name.</summary>
    public const string ResourceName = "sonorancad";

    /// <summary>The prefix of its push events.</summary>
    public const string PushEventPrefix = "SonoranCAD::pushevents:";

    /// <summary>A player has a unit: (player id as text, unit).</summary>
    public const string AddPlayer = "SonoranCAD::core:AddPlayer";

    /// <summary>A player no longer has a unit: (player id as text, unit).</summary>
    public const string RemovePlayer = "SonoranCAD::core:RemovePlayer";

    /// <summary>Raised by other resources to register a function for a type of push event: (type, function).</summary>
    public const string RegisterPushEvent = "SonoranCAD::RegisterPushEvent";

    /// <summary>Every push event without an event of its own: (type, data).</summary>
    public const string OtherEvent = PushEventPrefix + "OtherEvent";

    /// <summary>The CAD's support requests logs: (key of the request).</summary>
    public const string SendSupportLogs = PushEventPrefix + "SendSupportLogs";

    /// <summary>Push events that are raised with their data unchanged, by type.</summary>
    public static readonly IReadOnlyDictionary<string, HandedOnEvent> HandedOn =
        new Dictionary<string, HandedOnEvent>(StringComparer.Ordinal)
        {
            ["EVENT_RECORD_ADD"] = new("RecordAdded", "record", MemberOnly: true),
            ["EVENT_RECORD_EDIT"] = new("RecordEdited", "record", MemberOnly: true),
            ["EVENT_RECORD_REMOVE"] = new("RecordRemoved", "record", MemberOnly: true),
            ["EVENT_STREETSIGN_UPDATED"] = new("SmartSignUpdate", "signData", MemberOnly: true),
            ["EVENT_TONE"] = new("Tone", Member: null, MemberOnly: false),
            ["EVENT_CHAR_SELECTED"] = new("CharacterSelected", Member: null, MemberOnly: false),
            ["EVENT_COMMUNITY_LINK_VERIFIED"] = new("CommunityLinkVerified", "communityUserId", MemberOnly: false),
        };
}

/// <summary>An event that passes on the data of a push event.</summary>
/// <param name="Name">Its name without the prefix.</param>
/// <param name="Member">The member that the data must hold, or null.</param>
/// <param name="MemberOnly">The argument is that member, a table, instead of the whole data.</param>
internal sealed record HandedOnEvent(string Name, string? Member, bool MemberOnly);
