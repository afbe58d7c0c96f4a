using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalCad.Pushes;

/// <summary>A hub argument that reaches the wire as it was written, well formed or not.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record VerbatimJson(string Text)
{
    private sealed class Converter : JsonConverter<VerbatimJson>
    {
        public override VerbatimJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Push events only leave.");

        public override void Write(Utf8JsonWriter writer, VerbatimJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
