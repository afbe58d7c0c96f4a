using System.Text.Json;

namespace LocalCad.Hub;

/// <summary>The record with which a hub says goodbye.</summary>
internal static class CloseRecord
{
    public static string Text(bool allowReconnect, string? error)
    {
        var errorMember = error is null ? "" : $$""","error":{{JsonSerializer.Serialize(error)}}""";
        var reconnectMember = allowReconnect ? ",\"allowReconnect\":true" : "";
        return $$"""{"type":7{{errorMember}}{{reconnectMember}}}""";
    }
}
