using System;
using System.Collections;
using System.Collections.Generic;

namespace SonoranPush.Locations.Input;

/// <summary>Walks over many rows as another resource sent them: an array, or a map whose values are rows. Never throws.
/// Any thread.</summary>
internal static class UnitLocationRows
{
    /// <summary>Offers every row to a taker that answers null or the reason of a refusal.</summary>
    /// <returns>How many were taken, how many refused, and which row was the first of these (arrays count from 1) and why.</returns>
    public static (int Taken, int Refused, string? First) Visit(object? rows, Func<object?, string?> take)
    {
        var (taken, refused) = (0, 0);
        string? first = null;
        foreach (var (name, row) in Enumerate(rows))
        {
            if (take(row) is not { } reason)
            {
                taken++;
            }
            else if (refused++ == 0)
            {
                first = $"row {name}: {reason}";
            }
        }

        return (taken, refused, first);
    }

    private static IEnumerable<(object Name, object? Row)> Enumerate(object? rows)
    {
        switch (rows)
        {
            case IList list:
                for (var i = 0; i < list.Count; i++)
                {
                    yield return (i + 1, list[i]);
                }

                break;
            case IDictionary<string, object> map:
                foreach (var member in map)
                {
                    yield return (member.Key, member.Value);
                }

                break;
            case IDictionary map:
                foreach (DictionaryEntry member in map)
                {
                    yield return (member.Key, member.Value);
                }

                break;
            default:
                yield return (1, rows);
                break;
        }
    }
}
