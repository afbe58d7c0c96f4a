namespace SonoranPush.Benchmarks.Measures;

/// <summary>How values spread; not a number when there are none.</summary>
internal readonly record struct Quantiles(double P50, double P95, double P99, double Max)
{
    /// <summary>Sorts the values in place.</summary>
    public static Quantiles Of(List<double> values)
    {
        values.Sort();
        return new Quantiles(At(values, 0.50), At(values, 0.95), At(values, 0.99), At(values, 1));
    }

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
}
