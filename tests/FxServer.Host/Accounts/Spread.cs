namespace FxServer.Host.Accounts;

/// <summary>How a figure spread over the ticks.</summary>
public readonly struct Spread : IEquatable<Spread>
{
    /// <summary>Creates a spread.</summary>
    public Spread(double total, double max, double p99, double median)
    {
        Total = total;
        Max = max;
        P99 = p99;
        Median = median;
    }

    /// <summary>All ticks together.</summary>
    public double Total { get; }

    /// <summary>The worst tick.</summary>
    public double Max { get; }

    /// <summary>99 of 100 ticks stayed at or under it.</summary>
    public double P99 { get; }

    /// <summary>Half of the ticks stayed at or under it.</summary>
    public double Median { get; }

    /// <summary>Equal in every figure.</summary>
    public static bool operator ==(Spread left, Spread right) => left.Equals(right);

    /// <summary>Different in some figure.</summary>
    public static bool operator !=(Spread left, Spread right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Spread other) => Total == other.Total && Max == other.Max && P99 == other.P99 && Median == other.Median;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Spread other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Total.GetHashCode() ^ Max.GetHashCode();

    internal Dictionary<string, object?> ToPlain() => new()
    {
        ["total"] = Math.Round(Total, 4),
        ["max"] = Math.Round(Max, 4),
        ["p99"] = Math.Round(P99, 4),
        ["median"] = Math.Round(Median, 4),
    };
}
