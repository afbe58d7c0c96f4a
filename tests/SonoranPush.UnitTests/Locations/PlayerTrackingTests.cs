using System;
using System.Collections.Generic;
using System.Linq;
using SonoranPush.Contracts;
using SonoranPush.Locations;
using Xunit;

namespace SonoranPush.UnitTests.Locations;

/// <summary>From players in the world to rows at the hub.</summary>
public class PlayerTrackingTests
{
    private readonly FeedFixture _fixture = new();

    private FakePlayerWorld World => _fixture.World;

    private FakeChannel Channel => _fixture.Channel;

    [Fact]
    public void Tick_PlayersWhoWereThereBefore_AreFoundAndSent()
    {
        for (var i = 1; i <= 40; i++)
        {
            World.Add("p" + i);
        }

        _fixture.Run(3);

        Assert.Equal(40, Channel.Map.Count);
        Assert.Equal(40, _fixture.Feed.ReadStatus().PlayersTracked);
    }

    [Fact]
    public void Tick_SomebodyLeavesWhilePlayersAreListed_MissesNobody()
    {
        var players = Enumerable.Range(0, 100).Select(i => World.Add("p" + i)).ToList();
        _fixture.Run(0.1);
        World.Remove(players[3]);
        _fixture.Feed.PlayerLeft("p3");
        _fixture.Run(10);

        Assert.Equal(99, _fixture.Feed.ReadStatus().PlayersTracked);
    }

    [Fact]
    public void OnDuty_OnlyPlayersWithAnActiveUnit_AreSent()
    {
        var fixture = new FeedFixture(PlayerTracking.OnDuty);
        fixture.World.Add("cop");
        fixture.World.Add("civilian");
        fixture.Run(1);
        Assert.Empty(fixture.Channel.Calls);

        fixture.Feed.SetOnDuty("cop", true);
        fixture.Run(1);
        Assert.Equal(["cop"], fixture.Channel.Map.Keys);

        fixture.Feed.SetOnDuty("cop", false);
        var calls = fixture.Channel.Calls.Count;
        fixture.Run(60);
        Assert.Equal(calls, fixture.Channel.Calls.Count);
    }

    [Fact]
    public void OnDuty_SaidBeforeThePlayerIsKnown_IsRemembered()
    {
        var fixture = new FeedFixture(PlayerTracking.OnDuty);
        fixture.World.Add("cop");
        fixture.Feed.SetOnDuty("cop", true);
        fixture.Run(1);

        Assert.Equal(["cop"], fixture.Channel.Map.Keys);
    }

    [Fact]
    public void Off_NobodyIsLookedAt()
    {
        var fixture = new FeedFixture(PlayerTracking.Off);
        fixture.World.Add("a");
        fixture.Feed.PlayerJoined("a");
        fixture.Run(5);

        Assert.Equal(0, fixture.World.Crossings);
    }

    [Fact]
    public void Tick_OneSyncOff_SaysSoOnceAndKeepsTheExports()
    {
        World.PositionsKnown = false;
        World.Add("a");
        _fixture.Feed.Post(FeedFixture.Update("export"));
        _fixture.Run(5);

        Assert.Equal(["positions unknown"], _fixture.Log.Lines);
        Assert.Equal(["export"], Channel.Map.Keys);
        Assert.Equal(1, World.Crossings);
    }

    [Fact]
    public void Tick_PlayerWithoutIdentifier_IsNamedAndNotSent()
    {
        World.Add("a", "ip:1.2.3.4");
        _fixture.Run(5);

        Assert.Equal(["no identifier: a"], _fixture.Log.Lines);
        Assert.Empty(Channel.Calls);
    }

    [Fact]
    public void Tick_OnFoot_SendsThePedsHeadingAndTheFootModel()
    {
        var player = World.Add("a");
        player.Heading = -90;
        _fixture.Run(1);

        var row = Channel.Map["a"];
        Assert.Equal(player.Place with { Heading = 270 }, row.Coordinates);
        Assert.EndsWith("on_foot.glb", row.Vehicle!.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void Tick_InVehicle_SendsItsHeadingModelAndSiren()
    {
        var player = World.Add("a");
        player.Heading = 10;
        var car = World.Board(player, model: GameHash.Of("police"));
        (car.Heading, car.Siren) = (123, true);
        _fixture.Run(1);

        var row = Channel.Map["a"];
        Assert.Equal(123, row.Coordinates!.Value.Heading);
        Assert.EndsWith("police_car.glb", row.Vehicle!.Model, StringComparison.Ordinal);
        Assert.True(row.Vehicle.Lights);
    }

    [Fact]
    public void Tick_MovedLessThanTwoMetres_IsNotSentAgain()
    {
        var player = World.Add("a");
        _fixture.Run(1);
        player.Place = player.Place with { X = player.Place.X + 1.5 };
        _fixture.Run(20);

        Assert.Single(Channel.Calls);
    }

    [Fact]
    public void Tick_StandsStill_IsSentAgainAfterThirtySeconds()
    {
        World.Add("a");
        _fixture.Run(29);
        Assert.Single(Channel.Calls);

        _fixture.Run(3);
        Assert.Equal(2, Channel.Calls.Count);
    }

    [Fact]
    public void Tick_TurnsOnTheSpot_IsSent()
    {
        var player = World.Add("a");
        _fixture.Run(1);
        player.Heading = 90;
        _fixture.Run(3);

        Assert.Equal(90, Channel.Map["a"].Coordinates!.Value.Heading);
    }

    [Fact]
    public void PlayerLeft_RowWaits_IsWithdrawnAndAReturnIsSentAtOnce()
    {
        var player = World.Add("a");
        _fixture.Feed.PlayerJoined("a");
        _fixture.Run(1);
        Assert.Single(Channel.Calls);

        World.Remove(player);
        _fixture.Feed.PlayerLeft("a");
        _fixture.Run(40);
        Assert.Single(Channel.Calls);

        World.Add("a");
        _fixture.Feed.PlayerJoined("a");
        _fixture.Run(0.5);
        Assert.Equal(2, Channel.Calls.Count);
    }

    [Fact]
    public void PlayerJoined_IdIsUsedAgain_BelongsToTheNewPlayer()
    {
        World.Remove(World.Add("1", "license:old"));
        World.Add("1", "license:new");
        _fixture.Feed.PlayerJoined("1");
        _fixture.Run(1);
        Assert.Equal(["new"], Channel.Map.Keys);
        Assert.Equal("new", _fixture.Feed.FindIdentity("1"));
    }

    [Fact]
    public void Disconnected_NobodyIsLookedAtAndTheNewestGoesFirst()
    {
        var player = World.Add("a");
        _fixture.Run(1);
        Channel.IsReady = false;
        _fixture.Run(0.2);
        var crossings = World.Crossings;
        player.Place = player.Place with { X = 150 };
        _fixture.Run(20);
        Assert.Equal(crossings, World.Crossings);
        player.Place = player.Place with { X = 200 };
        Channel.IsReady = true;
        _fixture.Run(0.5);

        Assert.Equal([100, 200], Channel.Calls.Select(rows => rows[0].Coordinates!.Value.X));
    }

    [Fact]
    public void Calls_AfterTicksThatTookLongToLookAtPlayers_KeepTheirDistanceAllTheSame()
    {
        for (var player = 0; player < 100; player++)
        {
            World.Add($"p{player}");
        }

        _fixture.Run(20);
        var starts = new List<DateTimeOffset>();
        Channel.Reply = rows =>
        {
            starts.Add(_fixture.Time.GetUtcNow());
            return new HubReply(true, null, rows.Count);
        };

        // Every other tick its 25 crossings take 40 ms, as on a busy server.
        var tick = 0;
        World.OnCrossing = () => _fixture.Time.Advance(TimeSpan.FromMilliseconds(tick % 2 == 0 ? 1.6 : 0));
        _fixture.Run(60, () => tick++);

        Assert.NotEmpty(starts);
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(205), $"{pair}"));
    }

    [Fact]
    public void Disconnected_CallWasLost_IsReadAnew()
    {
        var player = World.Add("a");
        Channel.Reply = _ => null;
        _fixture.Run(1);
        Channel.IsReady = false;
        Channel.Break();
        _fixture.Run(5);
        player.Place = player.Place with { X = 200 };
        Channel.IsReady = true;
        Channel.Reply = _ => new HubReply(true);
        _fixture.Run(1);

        Assert.Equal(200, Assert.Single(Channel.Calls.Skip(1)).Single().Coordinates!.Value.X);
    }
}
