using SonoranPush.Locations;
using SonoranPush.Locations.Postals;

namespace SonoranPush.UnitTests.Locations;

/// <summary>The words for a tracked player's place.</summary>
public class PlaceNameTests
{
    private readonly LocationFixture _fixture = new();

    public PlaceNameTests() => _fixture.Track(7);

    [Fact]
    public void Text_NothingKnown_IsTheCoordinates() => Assert.Equal("X 100 Y 200", Sent());

    [Fact]
    public void Text_PostalsInstalled_IsTheNearestPostal()
    {
        UsePostals();

        Assert.Equal("Postal 101", Sent());
    }

    [Fact]
    public void Text_SetForThePlayer_IsSentWithoutMovement()
    {
        Sent();
        _fixture.Locations.SetPlayerText("7", "Vespucci Police");
        Assert.Equal("Vespucci Police", Sent());

        _fixture.Locations.SetPlayerText("7", null);
        Assert.Equal("X 100 Y 200", Sent());
    }

    [Fact]
    public void Text_SetAndPostalsInstalled_IsBoth()
    {
        UsePostals();
        _fixture.Locations.SetPlayerText("7", "Grove Street");

        Assert.Equal("[101] Grove Street", Sent());
    }

    [Fact]
    public void Text_TooLongWithThePostal_IsShortened()
    {
        UsePostals();
        _fixture.Locations.SetPlayerText("7", new string('x', 250) + "\ud83d\ude93");

        Assert.Equal("[101] " + new string('x', 249), Sent());
    }

    [Fact]
    public void Text_StandsOnTheBorderOfTwoPostals_StaysTheSame()
    {
        UsePostals();
        Sent(499.9);
        for (var i = 0; i < 10; i++)
        {
            _fixture.Sample(7, i % 2 == 0 ? 500.3 : 499.7);
            _fixture.Run(2);
        }

        Assert.Single(_fixture.Channel.Calls);
    }

    private void UsePostals() => _fixture.Locations.UsePostals(new PostalMap([new Postal("101", 100, 200), new Postal("102", 900, 200)]));

    private string Sent(double x = 100)
    {
        _fixture.Sample(7, x);
        _fixture.Run(2);
        return _fixture.Channel.Calls.Last().Single().Location;
    }
}
