using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SonoranPush.Locations;
using SonoranPush.Locations.Postals;

namespace SonoranPush.UnitTests.Locations;

public class PostalTests
{
    [Fact]
    public void Read_DeFactoFormat_TakesNumbersAndTexts()
    {
        var map = PostalFile.Read("""[{"x": 10, "y": 20.5, "code": "101"}, {"code": 202, "x": "-500", "y": "0", "extra": {"a": []}}]""");

        Assert.Equal("101", map!.Nearest(0, 0));
        Assert.Equal("202", map.Nearest(-400, 0));
    }

    [Fact]
    public void Read_EntriesThatAreNoPostals_AreSkipped()
    {
        var map = PostalFile.Read("""[5, null, [], {"x": 1}, {"x": 1, "y": 1e9, "code": "far"}, {"x": 1, "y": 1, "code": "  "}, {"x": 1, "y": 1, "code": 7}]""");

        Assert.Equal(1, map!.Count);
        Assert.Equal("7", map.Nearest(0, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("[{\"x\": 1")]
    [InlineData("[[[[[[[[[[]]]]]]]]]]")]
    public void Read_NoJsonArray_GivesNothing(string json) => Assert.Null(PostalFile.Read(json));

    [Fact]
    public void Read_TooManyPostals_StopsAtTheLimit()
    {
        var json = "[" + string.Join(",", Enumerable.Repeat("{\"x\":1,\"y\":1,\"code\":1}", PostalFile.MaxPostals + 5)) + "]";

        Assert.Equal(PostalFile.MaxPostals, PostalFile.Read(json)!.Count);
    }

    [Fact]
    public void Nearest_NoPostals_GivesNothing() => Assert.Null(new PostalMap([]).Nearest(0, 0));

    [Property(MaxTest = 300)]
    public Property Nearest_AnyMapAndPlace_IsWhatAScanFinds() => Prop.ForAll(
        Arb.From(Metres().Zip(Metres()).NonEmptyListOf()), Arb.From(Metres().Zip(Metres())), (points, place) =>
        {
            var postals = points.Select((point, i) => new Postal(i.ToString(CultureInfo.InvariantCulture), point.Item1, point.Item2)).ToList();
            var code = new PostalMap(postals).Nearest(place.Item1, place.Item2);
            var found = postals.Single(postal => postal.Code == code);

            Assert.Equal(postals.Min(postal => Square(postal, place)), Square(found, place));
        });

    private static Gen<double> Metres() => Gen.OneOf(Gen.Choose(-6_000, 8_000), Gen.Choose(-300, 300)).Select(metres => metres / 1.0);

    private static double Square(Postal postal, (double X, double Y) place) =>
        Math.Pow(postal.X - place.X, 2) + Math.Pow(postal.Y - place.Y, 2);
}
