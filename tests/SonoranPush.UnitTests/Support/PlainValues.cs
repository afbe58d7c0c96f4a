namespace SonoranPush.UnitTests.Support;

/// <summary>Plain values for tests: random ones, and a text form to compare them by.</summary>
internal static class PlainValues
{
    private static readonly string[] Texts =
    {
        "", "a", "identIds", "key", "Zoë", "日本", "😀", "\"", "\\", "\u0000", "\u001e", new('x', 31), new('y', 32), new('z', 300),
    };

    /// <summary>A random value, seldom deeper than a few levels.</summary>
    public static object? Random(Random random, int depth = 4) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => (long)random.Next(-200, 200),
        3 => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
        4 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 20)),
        5 => Texts[random.Next(Texts.Length)],
        6 => Enumerable.Range(0, random.Next(20)).Select(_ => Random(random, depth - 1)).ToList(),
        _ => RandomMap(random, depth),
    };

    /// <summary>A random map.</summary>
    public static Dictionary<string, object?> RandomMap(Random random, int depth = 4)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var left = random.Next(20); left > 0; left--)
        {
            map[Texts[random.Next(Texts.Length)] + random.Next(50).ToString(CultureInfo.InvariantCulture)] = Random(random, depth - 1);
        }

        return map;
    }

    /// <summary>JSON of a plain value.</summary>
    public static string ToJson(object? value) => JsonSerializer.Serialize(value);

    /// <summary>A text that is the same for values that mean the same: names in order, longs and doubles told apart.</summary>
    public static string Describe(object? value)
    {
        var text = new StringBuilder();
        Describe(value, text);
        return text.ToString();
    }

    private static void Describe(object? value, StringBuilder text)
    {
        switch (value)
        {
            case List<object?> list:
                text.Append('[');
                foreach (var item in list)
                {
                    Describe(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case Dictionary<string, object?> map:
                text.Append('{');
                foreach (var (name, item) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    text.Append(JsonSerializer.Serialize(name)).Append(':');
                    Describe(item, text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case string words:
                text.Append(JsonSerializer.Serialize(words));
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture)).Append('d');
                break;
            case null:
                text.Append("nil");
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
