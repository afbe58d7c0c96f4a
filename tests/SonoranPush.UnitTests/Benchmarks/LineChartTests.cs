using System.Linq;
using System.Xml.Linq;
using SonoranPush.Benchmarks.Growth;
using Xunit;

namespace SonoranPush.UnitTests.Benchmarks;

public sealed class LineChartTests
{
    private static readonly LineChart Flat = new("events", "us", [(10, 5), (100, 5), (1000, 5)]);
    private static readonly LineChart Rising = new("players", "us", [(10, 1), (1000, 9)]);

    [Fact]
    public void Chart_OfEqualCosts_IsALevelLine() => Assert.Single(Heights(LineChart.Draw(Flat), 0).Distinct());

    [Fact]
    public void Chart_OfRisingCosts_Rises()
    {
        var heights = Heights(LineChart.Draw(Flat, Rising), 1);

        // Downwards is more in SVG.
        Assert.True(double.Parse(heights[1], System.Globalization.CultureInfo.InvariantCulture) < double.Parse(heights[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Chart_OfSeveral_NamesEachWithItsPoints()
    {
        var texts = XDocument.Parse(LineChart.Draw(Flat, Rising)).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value);

        Assert.Equal(["events", "5 us", "10", "5 us", "100", "5 us", "1,000", "players", "1 us", "10", "9 us", "1,000"], texts);
    }

    private static string[] Heights(string svg, int line) => XDocument.Parse(svg).Descendants()
        .Where(element => element.Name.LocalName == "polyline").ElementAt(line)
        .Attribute("points")!.Value.Split(' ').Select(point => point.Split(',')[1]).ToArray();
}
