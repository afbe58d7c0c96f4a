using System.Text.Json;
using FsCheck.Xunit;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents;

/// <summary>Holds the reader against System.Text.Json's own document on good and on broken text.</summary>
public sealed class PlainJsonReaderPropertyTests
{
    // The document reads such a text and shows it to nobody, so only that we read it too can be compared.
    private const string HalfSurrogate = "(holds half a surrogate pair)";

    private static readonly string[] Pieces =
    {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "'", "0", "-", ".", "e", "1e999", "1e400", "null", "tru", " ", "\n", "/", "//", "/*",
        "NaN", "\u0001", "\ufeff",
    };

    [Property(MaxTest = 1000)]
    public void GoodText_HasTheMeaningThatJsonDocumentSees(int seed)
    {
        var json = PlainValues.ToJson(PlainValues.Random(new Random(seed)));

        AssertSameAsDocument(Encoding.UTF8.GetBytes(json));
    }

    [Property(MaxTest = 3000)]
    public void BrokenText_IsRefusedJustWhenJsonDocumentRefusesIt(int seed)
    {
        var random = new Random(seed);
        var json = PlainValues.ToJson(PlainValues.Random(random, 4));
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            json = Break(json, random);
        }

        AssertSameAsDocument(Encoding.UTF8.GetBytes(json));
    }

    private static string Break(string json, Random random)
    {
        var at = random.Next(json.Length + 1);
        var until = Math.Min(json.Length, at + random.Next(3));
        var piece = random.Next(3) == 0 ? string.Empty : Pieces[random.Next(Pieces.Length)];
        return json[..at] + piece + json[until..];
    }

    private static void AssertSameAsDocument(byte[] utf8)
    {
        var expected = ReadWithDocument(utf8);
        string? actual;
        try
        {
            actual = PlainValues.Describe(PlainJsonReader.Read(utf8, new PushEventLimits { Values = int.MaxValue }, out _));
        }
        catch (JsonException)
        {
            actual = null;
        }

        var same = expected == HalfSurrogate ? actual is not null : actual == expected;
        Assert.True(same, $"{Encoding.UTF8.GetString(utf8)}\nexpected {expected}\nread     {actual}");
    }

    // Null for a text that is refused.
    private static string? ReadWithDocument(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 64 });
            return PlainValues.Describe(ToPlain(document.RootElement));
        }
        catch (InvalidOperationException)
        {
            return HalfSurrogate;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? ToPlain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => ToPlain(group.Last().Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(ToPlain).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object Number(JsonElement element)
    {
        if (element.TryGetInt64(out var integer))
        {
            return integer;
        }

        var number = element.GetDouble();
        var isInteger = element.GetRawText().IndexOfAny(['.', 'e', 'E']) < 0;
        if (double.IsInfinity(number) || (isInteger && !element.TryGetUInt64(out _)))
        {
            throw new JsonException("Beyond a double, or an integer beyond 64 bits: what we refuse and the document does not.");
        }

        return Math.Abs(number) <= 9_007_199_254_740_992 && number == Math.Floor(number) ? (object)(long)number : number;
    }
}
