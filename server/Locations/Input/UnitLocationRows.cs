using System.Collections;

namespace SonoranPush.Locations.Input;

/// <summary>Enumerates the rows that another resource sent: an array, or a map whose values are rows. Never throws. Any thread.</summary>
internal static class UnitLocationRows
{
    /// <summary>Calls a function for every row; it returns null or the reason of a rejection.</summary>
    /// <returns>How many rows were accepted and rejected, and the first rejected one (arrays count from 1) with its reason.</returns>
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
