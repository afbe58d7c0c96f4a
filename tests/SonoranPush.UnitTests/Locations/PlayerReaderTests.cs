using System;
using System.Collections.Generic;
using System.Linq;
using SonoranPush.Contracts;
using Xunit;

namespace SonoranPush.UnitTests.Locations;

/// <summary>Stale handles, and places that are not to be believed.</summary>
public class PlayerReaderTests
{
    private readonly FeedFixture _fixture = new();

    private FakePlayerWorld World => _fixture.World;

    private FakeChannel Channel => _fixture.Channel;

    [Fact]
    public void Tick_Respawn_DropsTheStaleHandleAndGoesOn()
    {
        var player = World.Add("a");
        _fixture.Run(1);
        World.Spawn(player);
        player.Place = player.Place with { X = 300 };
        _fixture.Run(3);

        Assert.Equal(300, Channel.Map["a"].Coordinates!.Value.X);
    }

    [Fact]
    public void Tick_VehicleDeletedUnderThePlayer_ShowsItOnFoot()
    {
        var player = World.Add("a");
        var car = World.Board(player);
        _fixture.Run(1);
        World.Delete(car);
        _fixture.Run(3);

        Assert.EndsWith("on_foot.glb", Channel.Map["a"].Vehicle!.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void Tick_PlaceIsUnknown_IsNeverSentAsTheOrigin()
    {
        var player = World.Add("a");
        player.Place = new Coordinates(0, 0, 0, 0);
        _fixture.Run(10);
        Assert.Empty(Channel.Calls);

        player.Place = new Coordinates(double.NaN, 1, 1, 0);
        _fixture.Run(10);
        Assert.Empty(Channel.Calls);

        player.Place = new Coordinates(5, 0, 0, 0);
        _fixture.Run(10);
        Assert.True(Channel.Map.ContainsKey("a"));
    }

    [Fact]
    public void Tick_HandleNowBelongsToSomebodyElse_IsNotBelieved()
    {
        var player = World.Add("a");
        _fixture.Run(1);
        var stale = player.Ped;
        World.Spawn(player);
        var other = World.Add("b", "ip:1.2.3.4");
        other.Place = new Coordinates(-4_000, -4_000, 0, 0);
        World.GiveHandle(other, stale);
        _fixture.Run(5);

        Assert.All(Channel.Calls.SelectMany(rows => rows), row => Assert.Equal(100, row.Coordinates!.Value.X));
    }

    [Fact]
    public void Tick_Teleport_IsBelievedAtTheSecondLook()
    {
        var player = World.Add("a");
        _fixture.Run(1);
        player.Place = new Coordinates(-4_000, -4_000, 0, 0);
        _fixture.Run(3);

        Assert.Equal(-4_000, Channel.Map["a"].Coordinates!.Value.X);
    }

    [Fact]
    public void Tick_TeleportInAVehicle_StaysInIt()
    {
        for (var i = 0; i < 200; i++)
        {
            World.Add("other" + i);
        }

        var player = World.Add("a");
        var car = World.Board(player);
        car.Siren = true;
        _fixture.Run(10);
        player.Place = new Coordinates(-4_000, -4_000, 0, 0);
        _fixture.Run(10);

        Assert.Equal(-4_000, Channel.Map["a"].Coordinates!.Value.X);
        Assert.All(Rows("a"), row => Assert.True(row.Vehicle!.Lights));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Tick_HeadingIsNoNumber_IsSentAsNorth(double heading)
    {
        World.Add("a").Heading = heading;
        _fixture.Run(1);

        Assert.Equal(0, Channel.Map["a"].Coordinates!.Value.Heading);
    }

    private IEnumerable<UnitLocation> Rows(string id) => Channel.Calls.SelectMany(rows => rows).Where(row => row.Target.Text == id);
}
