using System.Collections.Generic;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>Compares plain values by content. Any thread.</summary>
internal static class PlainValueComparer
{
    /// <summary>Do both hold the same? A field that is null counts as absent.</summary>
    public static bool Same(object? one, object? other) => (one, other) switch
    {
        (null, null) => true,
        (Table first, Table second) => SameFields(first, second) && SameFields(second, first),
        (List<object?> first, List<object?> second) => SameItems(first, second),
        _ => Equals(one, other),
    };

    private static bool SameFields(Table one, Table other)
    {
        foreach (var pair in one)
        {
            other.TryGetValue(pair.Key, out var value);
            if (!Same(pair.Value, value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameItems(List<object?> one, List<object?> other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!Same(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }
}
