using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>Reads, copies and merges tables. Any thread.</summary>
internal static class TableExtensions
{
    /// <summary>The value of a field, or null.</summary>
    public static object? Get(this IReadOnlyDictionary<string, object?> table, string name) =>
        table.TryGetValue(name, out var value) ? value : null;

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
