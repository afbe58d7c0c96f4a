namespace SonoranPush.Contracts;

/// <summary>The values of <c>change.cause</c> in change events.</summary>
internal static class ChangeCauses
{
    /// <summary>A push event; <c>change.type</c> is its type.</summary>
    public const string Push = "push";

    /// <summary>A snapshot, which follows a login or lost events.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>A closed call whose time is over.</summary>
    public const string Expired = "expired";

    /// <summary>Its CAD server is no longer configured.</summary>
    public const string ServerRemoved = "serverRemoved";

    /// <summary>A player joined or left.</summary>
    public const string Player = "player";

    /// <summary>A sample that the console command raised: nothing has changed.</summary>
    public const string Test = "test";
}
