namespace SonoranPush.Contracts;

/// <summary>The hub's answer to a login or to unit locations. Every member may be absent on the wire; success means that
/// <c>success</c> is exactly <c>true</c>.</summary>
internal sealed class HubReply
{
    /// <summary>Creates an answer.</summary>
    public HubReply(bool success, string? error = null, int? count = null)
    {
        Success = success;
        Error = error;
        Count = count;
    }

    /// <summary>True only when the hub said so.</summary>
    public bool Success { get; }

    /// <summary>The hub's error text of a refusal, or null.</summary>
    public string? Error { get; }

    /// <summary>Accepted rows, for unit locations; without known meaning for a login.</summary>
    public int? Count { get; }
}
