using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SonoranPush.Contracts;
using SonoranPush.Locations;
using Xunit;

namespace SonoranPush.UnitTests.Locations;

/// <summary>Where a tick's crossings go.</summary>
public class PlayerSamplerTests
{
    private readonly FeedFixture _fixture = new();

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(300)]
    [InlineData(1_500)]
    public void Tick_AnyNumberOfPlayers_SpendsAtMostTwentyFiveCrossings(int count)
    {
        var random = new Random(20261123);
        var players = AddPlayers(count);
        _fixture.Run(60 + (count / 25.0), () => Disturb(players, random));

        Assert.InRange(_fixture.MostCrossings, 1, 25);
    }

    [Fact]
    public void Tick_FewerCrossingsAllowed_SpendsNoMore()
    {
        AddPlayers(50);
        _fixture.Run(10);
        for (var i = 0; i < 100; i++)
        {
            Assert.InRange(_fixture.Feed.Tick(i % 12), 0, i % 12);
            _fixture.Time.Advance(FeedFixture.TickLength);
        }
    }

    [Fact]
    public void Tick_ThousandPlayersHalfOfThemMoving_ScansEverybodyEveryFiveSeconds()
    {
        var players = AddPlayers(1_000);
        _fixture.Run(25, () => Drive(players.Take(500)));
        for (var period = 0; period < 4; period++)
        {
            players.ForEach(player => player.Scans = 0);
            _fixture.Run(5.05, () => Drive(players.Take(500)));
            Assert.All(players, player => Assert.True(player.Scans > 0, player.Id));
        }
    }

    [Fact]
    public void Tick_ThreeHundredUnitsHalfOfThemMoving_SeesTheSirenOfAParkedOneWithinTenSeconds()
    {
        var players = AddPlayers(300);
        players.ForEach(player => _fixture.World.Board(player));
        var parked = players.Skip(150).ToList();
        _fixture.Run(20, () => Drive(players.Take(150)));
        parked.ForEach(player => player.Vehicle!.Siren = true);
        _fixture.Run(10, () => Drive(players.Take(150)));

        Assert.All(parked, player => Assert.True(_fixture.Channel.Map[player.Id].Vehicle!.Lights, player.Id));
    }

    [Fact]
    public void Tick_ThreeHundredUnitsAllMoving_FillsEveryBatchWithoutARefusal()
    {
        var players = AddPlayers(300);
        _fixture.Run(20, () => Drive(players));
        var calls = _fixture.Channel.Calls.Count;
        _fixture.Run(60, () => Drive(players));

        Assert.InRange(_fixture.Channel.Calls.Count - calls, 239, 241);
        Assert.All(_fixture.Channel.Calls.Skip(calls), rows => Assert.Equal(25, rows.Count));
    }

    [Fact]
    public void Tick_ThreeHundredUnitsAllMoving_LeavesNobodyOutForTwoRounds()
    {
        var players = AddPlayers(300);
        _fixture.Run(20, () => Drive(players));
        var sent = new HashSet<string>();
        var calls = _fixture.Channel.Calls.Count;

        // Two rounds of 3 s from when it is due, which at 1.5 m/s is 1.3 s after it was sent.
        _fixture.Run(7.4, () => Drive(players));

        sent.UnionWith(_fixture.Channel.Calls.Skip(calls).SelectMany(rows => rows).Select(row => row.Target.Text!));
        Assert.Equal(300, sent.Count);
    }

    private static void Drive(IEnumerable<FakePlayer> players)
    {
        var index = 0;
        foreach (var player in players)
        {
            var step = 0.05 * (1.5 + (index++ % 40));
            player.Place = player.Place with { X = player.Place.X + step };
        }
    }

    /// <summary>Everything that makes handles stale or takes more crossings than usual.</summary>
    private void Disturb(List<FakePlayer> players, Random random)
    {
        var player = players[random.Next(players.Count)];
        switch (random.Next(4))
        {
            case 0:
                _fixture.World.Spawn(player);
                break;
            case 1 when player.Vehicle is null:
                _fixture.World.Board(player);
                break;
            case 2 when player.Vehicle is { } vehicle:
                _fixture.World.Delete(vehicle);
                break;
            default:
                player.Place = new Coordinates(random.Next(-4_000, 4_000), random.Next(-4_000, 4_000), 30, 0);
                break;
        }
    }

    private List<FakePlayer> AddPlayers(int count) =>
        [.. Enumerable.Range(0, count).Select(i =>
        {
            var player = _fixture.World.Add(i.ToString(CultureInfo.InvariantCulture));
            player.Place = new Coordinates((i * 37 % 8_000) - 4_000, i, 30, 0);
            return player;
        })];
}
