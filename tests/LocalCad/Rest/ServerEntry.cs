namespace LocalCad.Rest;

/// <summary>A game server in the answer of <c>/v2/general/servers</c>.</summary>
internal sealed record ServerEntry(
    int Id,
    string Name,
    string Description,
    string? Signal,
    string MapUrl,
    string MapIp,
    string ListenerPort,
    bool DifferingOutbound,
    string OutboundIp,
    bool EnableMap,
    string MapType,
    bool IsStatic,
    int LiveMapFormat)
{
    public static ServerEntry Of(int id) => new(
        id, $"Server {id}", "", null, "", "127.0.0.1", "30120", false, "", true, "NORMAL", false, 0);
}
