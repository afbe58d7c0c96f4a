using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SonoranPush.Locations.Input;

namespace SonoranPush.Locations.Postals;

/// <summary>Reads a postal resource's file: a JSON array of objects with x, y and code. Any thread.</summary>
internal static class PostalFile
{
    /// <summary>Codes beyond this number are ignored.</summary>
    public const int MaxPostals = 50_000;

    private const int MaxDepth = 4;
    private const int MaxCodeLength = 16;

    /// <summary>Reads the file. Invalid entries are skipped; numbers may be strings.</summary>
    /// <returns>Null when the text is no JSON array, or ends in the middle of one.</returns>
    public static PostalMap? Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { MaxDepth = MaxDepth, DateParseHandling = DateParseHandling.None };
        try
        {
            return reader.Read() && reader.TokenType == JsonToken.StartArray ? new PostalMap(ReadEntries(reader)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<Postal> ReadEntries(JsonTextReader reader)
    {
        var postals = new List<Postal>();
        while (postals.Count < MaxPostals && reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (JToken.ReadFrom(reader) is JObject entry && TryRead(entry, out var postal))
            {
                postals.Add(postal);
            }
        }

        return postals;
    }

    private static bool TryRead(JObject entry, out Postal postal)
    {
        var known = TryMetres(entry["x"], out var x);
        known &= TryMetres(entry["y"], out var y);
        var code = LocationTextCleaner.Clean(Text(entry["code"]));
        postal = new Postal(code ?? "", x, y);
        return known && code is { Length: > 0 and <= MaxCodeLength };
    }

    private static bool TryMetres(JToken? value, out double metres) =>
        double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out metres)
        && Math.Abs(metres) <= CoordinatesReader.MaxDistance;

    private static string Text(JToken? value) => value is JValue { Value: { } inner } ? Convert.ToString(inner, CultureInfo.InvariantCulture) : "";
}
