namespace SonoranPush.Configuration;

/// <summary>Suggests the known name that is nearest to a misspelled one. Any thread.</summary>
internal static class SpellingSuggestion
{
    private const int MaxLength = 64;

    /// <summary>The nearest of the names, or null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        if (name.Length > MaxLength)
        {
            return null;
        }

        var best = names.Select(candidate => (candidate, distance: Distance(Fold(name), Fold(candidate))))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(2, best.candidate.Length / 4) ? best.candidate : null;
    }

    private static string Fold(string text) => text.ToUpperInvariant();

    // Levenshtein's distance: insertions, deletions and replacements.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
