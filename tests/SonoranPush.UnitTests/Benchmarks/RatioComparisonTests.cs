using System.Collections.Generic;
using SonoranPush.Benchmarks.Regress;
using Xunit;

namespace SonoranPush.UnitTests.Benchmarks;

public sealed class RatioComparisonTests
{
    private static readonly Dictionary<string, double> Stored = new() { ["pool"] = 0.8, ["tick"] = 0.4 };

    [Theory]
    [InlineData(0.1, 0.2)]
    [InlineData(0.8, 0.4)]
    [InlineData(0.99, 0.49)]
    public void Regressions_NothingAQuarterWorse_AreNone(double pool, double tick) =>
        Assert.Empty(RatioComparison.Regressions(Stored, Measured(pool, tick)));

    [Fact]
    public void Regressions_OneMoreThanAQuarterWorse_NamesIt() =>
        Assert.Equal(["tick: 0.52 instead of 0.40, 30 % worse"], RatioComparison.Regressions(Stored, Measured(0.7, 0.52)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Regressions_WithoutAFigure_NamesIt(double pool) =>
        Assert.Equal(["pool: not measured"], RatioComparison.Regressions(Stored, Measured(pool, 0.4)));

    [Fact]
    public void Regressions_OfARatioThatIsMissing_NamesIt() =>
        Assert.Equal(["tick: not measured"], RatioComparison.Regressions(Stored, new Dictionary<string, double> { ["pool"] = 0.8 }));

    private static Dictionary<string, double> Measured(double pool, double tick) => new() { ["pool"] = pool, ["tick"] = tick };
}
