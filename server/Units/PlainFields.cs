using System;
using System.Collections.Generic;
using System.Globalization;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Units;

/// <summary>Reads single plain values: liberal about their shape, strict about nonsense. Any thread.</summary>
internal static class PlainFields
{
    /// <summary>Most ids that one message may name; the rest is ignored.</summary>
    public const int MaxIds = 1000;

    private const int MaxKeyLength = 64;

    /// <summary>The value of a field, or null.</summary>
    public static object? Get(this IReadOnlyDictionary<string, object?> table, string name) =>
        table.TryGetValue(name, out var value) ? value : null;

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

    /// <summary>A truth value, or its English word.</summary>
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

    /// <summary>The unit ids of a list, or a single id as a list of one; each once, at most <see cref="MaxIds"/>.</summary>
    public static List<long> UnitIds(params object?[] values)
    {
        var ids = new List<long>();
        var seen = new HashSet<long>();
        foreach (var item in Items(values))
        {
            if (Integer(item) is { } id && seen.Add(id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>The call ids of a list, or a single id as a list of one; each once, at most <see cref="MaxIds"/>.</summary>
    public static List<object> CallKeys(object? value)
    {
        var keys = new List<object>();
        var seen = new HashSet<object>();
        foreach (var item in Items(value))
        {
            if (CallKey(item) is { } key && seen.Add(key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>The tables of a list; at most <see cref="MaxIds"/>.</summary>
    public static IEnumerable<Table> Tables(object? value)
    {
        foreach (var item in Items(value))
        {
            if (item is Table table)
            {
                yield return table;
            }
        }
    }

    /// <summary>A copy of a table with one field changed. Tables in a registry are never changed in place: events and answers
    /// that hold one keep showing what was true then.</summary>
    public static Table With(this Table table, string name, object? value) => new(table, StringComparer.Ordinal) { [name] = value };

    private static IEnumerable<object?> Items(params object?[] values)
    {
        var left = MaxIds;
        foreach (var value in values)
        {
            if (value is List<object?> list)
            {
                for (var i = 0; i < list.Count && left > 0; i++, left--)
                {
                    yield return list[i];
                }
            }
            else if (value is not null && left-- > 0)
            {
                yield return value;
            }
        }
    }
}
