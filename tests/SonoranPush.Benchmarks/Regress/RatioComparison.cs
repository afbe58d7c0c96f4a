using System.Collections.Generic;
using System.Globalization;

namespace SonoranPush.Benchmarks.Regress;

/// <summary>Compares ratios with stored ones. A ratio is what SonoranPush costs divided by what the plain client costs in the same
/// run: it stays the same on another machine, and a smaller one is better.</summary>
internal static class RatioComparison
{
    /// <summary>How much worse than stored is still no regression: a quarter.</summary>
    public const double Tolerance = 0.25;

    /// <summary>What has become worse, in words; nothing when all is well.</summary>
    /// <param name="stored">The ratios to hold, by name.</param>
    /// <param name="measured">Those of today.</param>
    public static IEnumerable<string> Regressions(IReadOnlyDictionary<string, double> stored, IReadOnlyDictionary<string, double> measured)
    {
        foreach (var (name, before) in stored)
        {
            if (!measured.TryGetValue(name, out var now) || !double.IsFinite(now))
            {
                yield return $"{name}: not measured";
            }
            else if (now > before * (1 + Tolerance))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {now:0.00} instead of {before:0.00}, {(now / before) - 1:0 %} worse");
            }
        }
    }
}
