using System;

namespace SonoranPush.IntegrationTests.LocalCad.Support;

/// <summary>Values that many tests need and none cares about.</summary>
internal static class Some
{
    public const string Envelope = """{"key":"demo-key","type":"EVENT_UNIT_LOGOUT","data":{"identId":7}}""";

    /// <summary>Longer than anything here takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static object Row(string user = "abc", double x = 1) =>
        new { communityUserId = user, location = "Main St", coordinates = new { x, y = 2, z = 3, w = 90 } };
}
