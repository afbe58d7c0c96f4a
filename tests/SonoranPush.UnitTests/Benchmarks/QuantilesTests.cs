using SonoranPush.Benchmarks.Measures;

namespace SonoranPush.UnitTests.Benchmarks;

public sealed class QuantilesTests
{
    [Fact]
    public void Quantiles_OfUnsortedValues_AreThoseOfTheSortedOnes() =>
        Assert.Equal(new Quantiles(51, 96, 100, 100), Quantiles.Of([.. Enumerable.Range(1, 100).Reverse().Select(value => (double)value)]));

    [Fact]
    public void Quantiles_OfOneValue_AreThatValue() => Assert.Equal(new Quantiles(7, 7, 7, 7), Quantiles.Of([7]));

    [Fact]
    public void Quantiles_OfNothing_AreNotNumbers() => Assert.True(double.IsNaN(Quantiles.Of([]).P99));
}
