using System;
using System.Collections.Generic;
using System.Globalization;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>Reads fields of payloads (plain values) in any of the shapes that the CAD uses; anything else is null. Copies and merges
/// tables. Any thread.</summary>
internal static class PlainFieldReader
{
    private const int MaxKeyLength = 64;

    /// <summary>The value of a field, or null.</summary>
    public static object? Get(this IReadOnlyDictionary<string, object?> table, string name) =>
        table.TryGetValue(name, out var value) ? value : null;

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

    /// <summary>A copy of an older table with the fields of a newer one on top. The caller owns the copy.</summary>
    public static Table MergeInto(this Table newer, Table older)
    {
        var merged = new Table(older, StringComparer.Ordinal);
        foreach (var field in newer)
        {
            merged[field.Key] = field.Value;
        }

        return merged;
    }

    /// <summary>A copy of a table with one field changed. Tables in a registry are never changed in place: events and answers may still
    /// refer to the old one.</summary>
    public static Table With(this Table table, string name, object? value) => new(table, StringComparer.Ordinal) { [name] = value };
}
