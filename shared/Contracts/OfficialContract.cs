using System;
using System.Collections.Generic;

namespace SonoranPush.Contracts;

/// <summary>The names that resources written for the official <c>sonorancad</c> resource know. Kept as they are there.</summary>
internal static class OfficialContract
{
    /// <summary>The official resource's name.</summary>
    public const string ResourceName = "sonorancad";

    /// <summary>What the names of its push events begin with.</summary>
    public const string PushEventPrefix = "SonoranCAD::pushevents:";

    /// <summary>A player has a unit: (player id as text, unit).</summary>
    public const string AddPlayer = "SonoranCAD::core:AddPlayer";

    /// <summary>A player has a unit no longer: (player id as text, unit).</summary>
    public const string RemovePlayer = "SonoranCAD::core:RemovePlayer";

    /// <summary>What other resources raise to handle a type of push event themselves: (type, function).</summary>
    public const string RegisterPushEvent = "SonoranCAD::RegisterPushEvent";

    /// <summary>Every push event without an event of its own: (type, data).</summary>
    public const string OtherEvent = PushEventPrefix + "OtherEvent";

    /// <summary>The CAD's support asks for logs: (key of the request).</summary>
    public const string SendSupportLogs = PushEventPrefix + "SendSupportLogs";

    /// <summary>Push events that are passed on as they came, by type.</summary>
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

/// <summary>An event that hands the data of a push on.</summary>
/// <param name="Name">Its name behind the prefix.</param>
/// <param name="Member">The member that the data must hold, or null.</param>
/// <param name="MemberOnly">The argument is that member, a table, instead of the whole data.</param>
internal sealed record HandedOnEvent(string Name, string? Member, bool MemberOnly);
