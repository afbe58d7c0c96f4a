using System.Text.Json;

namespace SonoranPush.PushEvents;

/// <summary>Reads strict JSON into the plain values that every script runtime supports: string, boolean, long, double, list, dictionary,
/// null. Of duplicate members the last one is used. Any thread.</summary>
internal static class PlainJsonReader
{
    /// <summary>Integers up to this size are exact in a double, so a whole double may become a long.</summary>
    private const double MaxExactInteger = 9_007_199_254_740_992;

    /// <summary>Reads one whole document.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="limits">Depth and number of values.</param>
    /// <param name="valueCount">Values read.</param>
    /// <exception cref="JsonException">Not JSON, too deep, too many values, a number beyond a double, an integer beyond 64 bits, or more than one document.</exception>
    public static object? Read(ReadOnlySpan<byte> utf8, PushEventLimits limits, out int valueCount)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.Depth });
        var left = limits.Values;
        reader.Read();
        var value = ReadValue(ref reader, ref left);
        reader.Read();
        valueCount = limits.Values - left;
        return value;
    }

    private static object? ReadValue(ref Utf8JsonReader reader, ref int left)
    {
        if (left-- <= 0)
        {
            throw new JsonException("Too many values.");
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, ref left),
            JsonTokenType.StartArray => ReadArray(ref reader, ref left),
            JsonTokenType.String => ReadText(ref reader),
            JsonTokenType.Number => ReadNumber(ref reader),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw new JsonException("A value is missing."),
        };
    }

    private static Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader, ref int left)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadText(ref reader);
            reader.Read();
            map[name] = ReadValue(ref reader, ref left);
        }

        return map;
    }

    private static List<object?> ReadArray(ref Utf8JsonReader reader, ref int left)
    {
        var list = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(ReadValue(ref reader, ref left));
        }

        return list;
    }

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer))
        {
            return integer;
        }

        var isInteger = reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;
        if (!reader.TryGetDouble(out var number) || double.IsInfinity(number) || double.IsNaN(number)
            || (isInteger && !reader.TryGetUInt64(out _)))
        {
            // No script runtime has integers beyond 64 bits, and a truncated number would be wrong.
            throw new JsonException("A number is out of range.");
        }

        // As JavaScript does in the official resource: 101.0 is the integer 101.
        return Math.Abs(number) <= MaxExactInteger && Math.Floor(number) == number ? (object)(long)number : number;
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, as in a text that was cut by length. It is replaced, so that the event is not lost.
            return LenientText(reader.ValueSpan);
        }
    }

    private static string LenientText(ReadOnlySpan<byte> escaped)
    {
        var quoted = "\"" + Encoding.UTF8.GetString(escaped.ToArray()) + "\"";
        var text = Newtonsoft.Json.JsonConvert.DeserializeObject<string>(quoted) ?? string.Empty;
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsHighSurrogate(characters[i]) && i + 1 < characters.Length && char.IsLowSurrogate(characters[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(characters[i]))
            {
                characters[i] = '\uFFFD';
            }
        }

        return new string(characters);
    }
}
