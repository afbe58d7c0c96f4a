namespace LocalCad.Hub;

/// <summary>What all three hub methods answer.</summary>
internal sealed record HubReply(bool Success, string? Error, int Count)
{
    public static HubReply Accepted(int count) => new(true, null, count);

    public static HubReply Refused(string error) => new(false, error, 0);
}
