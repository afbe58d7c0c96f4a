namespace SonoranPush.Benchmarks.EndToEnd;

/// <summary>One contender against another, round by round.</summary>
internal static class Ratios
{
    /// <summary>The median over the rounds of one's figure divided by the other's.</summary>
    public static double Median(IReadOnlyList<Sample> one, IReadOnlyList<Sample> other, Func<Sample, double> figure) =>
        Quantiles.Of([.. one.Zip(other, (mine, yours) => figure(mine) / figure(yours))]).P50;
}
