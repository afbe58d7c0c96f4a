namespace FxServer.Host.Accounts;

/// <summary>One figure per tick.</summary>
internal sealed class Series
{
    private readonly List<double> _values = new();

    public double Total { get; private set; }

    public void Add(double value)
    {
        _values.Add(value);
        Total += value;
    }

    public void Clear()
    {
        _values.Clear();
        Total = 0;
    }

    public Spread ToSpread()
    {
        double[] sorted = _values.ToArray();
        Array.Sort(sorted);
        return new Spread(Total, At(sorted, 1.0), At(sorted, 0.99), At(sorted, 0.5));
    }

    // Nearest rank.
    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
