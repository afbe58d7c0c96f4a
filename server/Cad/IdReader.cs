namespace SonoranPush.Cad;

/// <summary>Reads the ids in a message, from a list or a single value, without duplicates and at most <see cref="MaxIds"/>. Records which
/// field had more. One thread at a time.</summary>
internal sealed class IdReader
{
    /// <summary>Most ids that one message may name; the rest is ignored.</summary>
    public const int MaxIds = 1000;

    private string? _cut;

    /// <summary>Returns and clears the field that had too many ids; null when there is none.</summary>
    public string? TakeCut()
    {
        var cut = _cut;
        _cut = null;
        return cut;
    }

    /// <summary>The unit ids of a field.</summary>
    /// <param name="table">The message.</param>
    /// <param name="field">The field.</param>
    /// <param name="otherwise">The field that is read when that one is absent.</param>
    public List<long> Units(IReadOnlyDictionary<string, object?> table, string field, string? otherwise = null) =>
        Units(Entries(table, field, otherwise));

    /// <summary>The unit ids of two fields together.</summary>
    public List<long> UnitsOfBoth(IReadOnlyDictionary<string, object?> table, string field, string other)
    {
        var entries = ToList(table.Get(field)).Concat(ToList(table.Get(other))).Take(MaxIds + 1).ToList();
        return Units(entries.Count > MaxIds ? Cut(entries, field + " and " + other) : entries);
    }

    /// <summary>The call ids of a field.</summary>
    /// <param name="table">The message.</param>
    /// <param name="field">The field.</param>
    /// <param name="otherwise">The field that is read when that one is absent.</param>
    public List<object> Calls(IReadOnlyDictionary<string, object?> table, string field, string? otherwise = null)
    {
        var keys = new List<object>();
        foreach (var entry in Entries(table, field, otherwise))
        {
            if (FieldReader.CallKey(entry) is { } key)
            {
                keys.Add(key);
            }
        }

        return Once(keys);
    }

    /// <summary>The value of a field, of any type.</summary>
    /// <param name="table">The message.</param>
    /// <param name="field">The field.</param>
    /// <param name="otherwise">The field that is read when that one is absent.</param>
    public List<object?> Entries(IReadOnlyDictionary<string, object?> table, string field, string? otherwise = null)
    {
        var read = table.Get(field) is null && otherwise is not null ? otherwise : field;
        var entries = ToList(table.Get(read));
        return entries.Count > MaxIds ? Cut(entries, read) : entries;
    }

    private static List<long> Units(List<object?> entries)
    {
        var ids = new List<long>(entries.Count);
        foreach (var entry in entries)
        {
            if (FieldReader.Integer(entry) is { } id)
            {
                ids.Add(id);
            }
        }

        return Once(ids);
    }

    private static List<object?> ToList(object? value) =>
        value as List<object?> ?? (value is null ? new List<object?>() : new List<object?>(1) { value });

    private static List<T> Once<T>(List<T> ids)
    {
        if (ids.Count > 1)
        {
            var seen = new HashSet<T>();
            ids.RemoveAll(id => !seen.Add(id));
        }

        return ids;
    }

    private List<object?> Cut(List<object?> entries, string name)
    {
        _cut = name;
        return entries.GetRange(0, MaxIds);
    }
}
