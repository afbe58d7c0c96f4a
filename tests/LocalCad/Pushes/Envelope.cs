namespace LocalCad.Pushes;

/// <summary>The JSON around a push event's data.</summary>
internal static class Envelope
{
    public static string Create(string key, string type, JsonNode? data) =>
        new JsonObject { ["key"] = key, ["type"] = type, ["data"] = data?.DeepClone() }.ToJsonString();

    /// <summary>Adds the key in front when there is none.</summary>
    public static void FillInKey(JsonObject envelope, string key)
    {
        if (!envelope.ContainsKey("key"))
        {
            envelope.Insert(0, "key", key);
        }
    }

    /// <summary>The type, or null when there is none.</summary>
    public static string? Type(JsonObject? envelope) =>
        envelope?["type"] is JsonValue type && type.TryGetValue(out string? name) ? name : null;
}
