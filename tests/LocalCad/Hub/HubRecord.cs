using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalCad.Hub;

/// <summary>One record of the JSON hub protocol as it goes over the wire.</summary>
internal static class HubRecord
{
    /// <summary>Closes each record.</summary>
    public const byte Separator = 0x1e;

    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static byte[] Bytes(string text) => [.. Encoding.UTF8.GetBytes(text), Separator];

    public static byte[] Bytes<T>(T members) => [.. JsonSerializer.SerializeToUtf8Bytes(members, WithoutNulls), Separator];

    /// <summary>The record with which a hub says goodbye.</summary>
    public static byte[] Close(bool? allowReconnect, string? error) => Bytes(new { type = 7, error, allowReconnect });
}
