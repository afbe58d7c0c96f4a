using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>Compares plain values by content. Any thread.</summary>
internal static class PlainValueComparer
{
    /// <summary>Returns true if both have the same content. A null field counts as absent.</summary>
    public static bool Same(object? one, object? other) => Same(one, other, nullIsAbsent: true);

    /// <summary>Returns true if both have exactly the same content.</summary>
    public static bool Identical(object? one, object? other) => Same(one, other, nullIsAbsent: false);

    private static bool Same(object? one, object? other, bool nullIsAbsent) => (one, other) switch
    {
        _ when ReferenceEquals(one, other) => true,
        (Table first, Table second) => HasFieldsOf(first, second, nullIsAbsent) && HasFieldsOf(second, first, nullIsAbsent),
        (List<object?> first, List<object?> second) => SameItems(first, second, nullIsAbsent),
        _ => Equals(one, other),
    };

    private static bool HasFieldsOf(Table one, Table other, bool nullIsAbsent)
    {
        foreach (var pair in other)
        {
            var isThere = one.TryGetValue(pair.Key, out var value);
            if (!(isThere || nullIsAbsent) || !Same(pair.Value, value, nullIsAbsent))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameItems(List<object?> one, List<object?> other, bool nullIsAbsent)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!Same(one[i], other[i], nullIsAbsent))
            {
                return false;
            }
        }

        return true;
    }
}
