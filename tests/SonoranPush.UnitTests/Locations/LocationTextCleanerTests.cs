using System.Linq;
using SonoranPush.Locations;
using SonoranPush.Locations.Postals;
using Xunit;

namespace SonoranPush.UnitTests.Locations;

/// <summary>The words for a tracked player's place.</summary>
public class LocationTextCleanerTests
{
    private readonly FeedFixture _fixture = new();
    private readonly FakePlayer _player;

    public LocationTextCleanerTests()
    {
        _player = _fixture.World.Add("7");
        _fixture.Feed.PlayerJoined("7");
    }

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
        Assert.Null(_fixture.Feed.SetPlayerLocation(7, " Vespucci\tPolice "));
        Assert.Equal("VespucciPolice", Sent());

        Assert.True(_fixture.Feed.ClearPlayerLocation("7"));
        Assert.Equal("X 100 Y 200", Sent());
    }

    [Fact]
    public void Text_SetAndPostalsInstalled_IsBoth()
    {
        UsePostals();
        _fixture.Feed.SetPlayerLocation("7", "Grove Street");

        Assert.Equal("[101] Grove Street", Sent());
    }

    [Fact]
    public void Text_TooLongWithThePostal_IsShortened()
    {
        UsePostals();
        _fixture.Feed.SetPlayerLocation("7", new string('x', 250) + "\ud83d\ude93");

        Assert.Equal("[101] " + new string('x', 249), Sent());
    }

    [Fact]
    public void Text_StandsOnTheBorderOfTwoPostals_DoesNotFlutter()
    {
        UsePostals();
        _player.Place = _player.Place with { X = 499.9 };
        Sent();
        for (var i = 0; i < 10; i++)
        {
            _player.Place = _player.Place with { X = i % 2 == 0 ? 500.3 : 499.7 };
            _fixture.Run(2);
        }

        Assert.Single(_fixture.Channel.Calls);
    }

    [Theory]
    [InlineData(8, "x")]
    [InlineData("nobody", "x")]
    [InlineData(null, "x")]
    [InlineData(1.5, "x")]
    public void SetPlayerLocation_UnknownPlayer_IsRefused(object? playerId, string text)
    {
        Sent();

        Assert.Equal("player: not connected", _fixture.Feed.SetPlayerLocation(playerId, text));
        Assert.False(_fixture.Feed.ClearPlayerLocation(playerId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public void SetPlayerLocation_NoText_IsRefused(object? text)
    {
        Sent();

        Assert.NotNull(_fixture.Feed.SetPlayerLocation(7, text));
        Assert.NotNull(_fixture.Feed.SetPlayerLocation(7, new string('x', 256)));
    }

    private void UsePostals() => _fixture.Feed.UsePostals(new PostalMap([new Postal("101", 100, 200), new Postal("102", 900, 200)]));

    private string Sent()
    {
        _fixture.Run(2);
        return _fixture.Channel.Calls.Last().Single().Location;
    }
}
