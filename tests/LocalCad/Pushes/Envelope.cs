using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalCad.Pushes;

/// <summary>The JSON around a push event's data.</summary>
internal static class Envelope
{
    public static string Create(string key, string type, JsonNode? data) =>
        new JsonObject { ["key"] = key, ["type"] = type, ["data"] = data?.DeepClone() }.ToJsonString();

    /// <summary>Adds the key in front when the envelope has none. Null: the text is not a JSON object.</summary>
    public static string? WithKey(string envelope, string key)
    {
        if (Parse(envelope) is not { } members)
        {
            return null;
        }

        if (members.ContainsKey("key"))
        {
            return envelope;
        }

        members.Insert(0, "key", key);
        return members.ToJsonString();
    }

    /// <summary>The type for a line on the console.</summary>
    public static string Type(string envelope) =>
        Parse(envelope)?["type"] is JsonValue type && type.TryGetValue(out string? name) ? name : "(no type)";

    private static JsonObject? Parse(string envelope)
    {
        try
        {
            return JsonNode.Parse(envelope) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
