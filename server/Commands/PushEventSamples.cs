using System.Text.Json;

namespace SonoranPush.Commands;

/// <summary>A well-formed sample of each known type's data, kept inside the assembly. Any thread.</summary>
internal static class PushEventSamples
{
    private const string ResourceName = "SonoranPush.PushEventSamples.json";

    private static readonly Lazy<Dictionary<string, string>> Samples = new(Read);

    /// <summary>The types that have a sample.</summary>
    public static IReadOnlyCollection<string> Types => Samples.Value.Keys;

    /// <summary>The data of a type as JSON, or null when there is no sample of it.</summary>
    /// <param name="type">Upper-case type.</param>
    public static string? Find(string type) => Samples.Value.TryGetValue(type, out var data) ? data : null;

    // The values stay raw JSON, because they are parsed like the CAD's messages.
    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(PushEventSamples).Assembly.GetManifestResourceStream(ResourceName)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var json = copy.ToArray();
        var samples = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var type = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            samples.Add(type, Encoding.UTF8.GetString(json, start, (int)reader.BytesConsumed - start));
        }

        return samples;
    }
}
