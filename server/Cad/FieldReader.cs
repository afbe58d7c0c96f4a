namespace SonoranPush.Cad;

/// <summary>Reads field values of payloads, REST answers and script arguments, in any of the shapes that they come in; anything else is
/// null. Any thread.</summary>
internal static class FieldReader
{
    private const int MaxKeyLength = 64;

    /// <summary>True when a field holds an explicit null.</summary>
    public static bool IsCleared(IReadOnlyDictionary<string, object?> table, string name) => table.TryGetValue(name, out var value) && value is null;

    /// <summary>An integer: a number of any width, or its text.</summary>
    /// <returns>Null for everything else, fractions included.</returns>
    public static long? Integer(object? value) => value switch
    {
        long number => number,
        int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        double number when Math.Abs(number) <= 9e15 && Math.Floor(number) == number => (long)number,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>A call's id: an integer, or any other short text, since communities may format call ids.</summary>
    /// <returns>A boxed long or a string; null for everything else.</returns>
    public static object? CallKey(object? value) =>
        value is long ? value
        : Integer(value) is { } number ? number
        : value is string text && !string.IsNullOrWhiteSpace(text) && text.Length <= MaxKeyLength ? text.Trim()
        : null;

    /// <summary>A boolean, or its English word.</summary>
    public static bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        _ => null,
    };

    /// <summary>A text that is not empty.</summary>
    public static string? Text(object? value) => value is string text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>The texts of a list, or a single text as a list of one.</summary>
    public static List<object?> Texts(object? value)
    {
        var texts = new List<object?>();
        if (value is List<object?> list)
        {
            foreach (var item in list)
            {
                if (Text(item) is { } text)
                {
                    texts.Add(text);
                }
            }
        }
        else if (Text(value) is { } single)
        {
            texts.Add(single);
        }

        return texts;
    }
}
