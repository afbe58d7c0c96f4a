using System.Text.Encodings.Web;
using System.Text.Json;

namespace LocalCad.Viewing;

/// <summary>Makes of a record's bytes the text that is shown: short, and without any key. The key of a login is taken out even if it is
/// a wrong one: it may be right elsewhere. Any thread.</summary>
internal sealed class RecordText(ApiKeyRedactor mask)
{
    /// <summary>How many bytes of a record are looked at.</summary>
    public const int MaxBytes = 4096;

    private const int MaxLength = 2000;
    private const string Login = "authenticate";
    private const int KeyArgument = 1;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Of(WireDirection direction, ReadOnlySpan<byte> start, long length)
    {
        var text = Encoding.UTF8.GetString(start);
        if (direction == WireDirection.In)
        {
            text = length == start.Length ? WithoutLoginKey(text) : WithoutLoginKey(text, null);
        }

        var shown = mask.Hide(text);
        if (length > start.Length)
        {
            // What is cut off may be the end of a key.
            shown = shown[..Math.Max(0, shown.Length - mask.LongestSpelling)];
        }

        return shown.Length <= MaxLength ? shown : shown[..MaxLength];
    }

    private static string WithoutLoginKey(string text) => WithoutLoginKey(text, StrictJson.Parse(text) as JsonObject);

    private static string WithoutLoginKey(string text, JsonObject? record)
    {
        if (record is null)
        {
            return text.Contains(Login, StringComparison.OrdinalIgnoreCase) ? "(a login that cannot be read)" : text;
        }

        if (record["target"] is JsonValue target && target.TryGetValue(out string? method)
            && method.StartsWith(Login, StringComparison.OrdinalIgnoreCase)
            && record["arguments"] is JsonArray { Count: > KeyArgument } arguments)
        {
            arguments[KeyArgument] = "****";
        }

        // Written anew, so that no character is hidden behind an escape.
        return record.ToJsonString(Readable);
    }
}
