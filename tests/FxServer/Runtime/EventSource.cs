namespace CitizenFX.Core.Runtime;

/// <summary>How an event's source names a player.</summary>
internal static class EventSource
{
    /// <summary>Raised by a game client: anybody may have written the arguments.</summary>
    public const string Net = "net:";

    /// <summary>Raised by the server on behalf of a player.</summary>
    public const string InternalNet = "internal-net:";
}
