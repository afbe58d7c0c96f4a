using System;
using System.Collections.Generic;
using System.Linq;
using SonoranPush.Cad;
using SonoranPush.Contracts;
using SonoranPush.Hosting;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

public sealed class PlayerRollTests : Specification
{
    private readonly World _world = new();
    private readonly CadState _cad;
    private readonly PlayerRoll _roll;

    public PlayerRollTests()
    {
        _cad = new CadState(new CadStateOptions(), Clock);
        _roll = new PlayerRoll(_cad, _world);
    }

    [Fact]
    public void PlayersWhoWereThereBefore_AreReadOnceEach_AFewATick()
    {
        for (var id = 1; id <= 40; id++)
        {
            _world.Players.Add(id.ToString(System.Globalization.CultureInfo.InvariantCulture), Identifiers(id));
        }

        var ticks = 0;
        while (_world.Players.Keys.Any(id => _cad.Links.IdentitiesOf(id).Count == 0))
        {
            var before = _world.Crossings;
            var spent = _roll.Tick();
            Assert.Equal(_world.Crossings - before, spent);
            Assert.True(spent <= 15, "crossings in one tick");
            Assert.True(++ticks < 100, "ticks");
        }

        Assert.Equal(["1"], _cad.Links.IdentitiesOf("1"));
        Assert.Equal(0, _roll.Tick());
        Assert.Equal(1 + 40 + (40 * 9), _world.Crossings);
    }

    [Fact]
    public void PlayerWhoLeavesBeforeTheReading_CostsNothing()
    {
        _roll.Tick();
        var before = _world.Crossings;
        _roll.Join("9");

        _roll.Leave("9");
        _roll.Tick();

        Assert.Equal(before, _world.Crossings);
        Assert.Empty(_cad.Links.IdentitiesOf("9"));
    }

    [Fact]
    public void PlayerWhoIsGoneDuringTheReading_IsSkipped()
    {
        _roll.Tick();
        _roll.Join("9");

        _roll.Tick();

        Assert.Empty(_cad.Links.IdentitiesOf("9"));
    }

    private static string[] Identifiers(int id) =>
        new[] { "license", "license2", "steam", "discord", "fivem", "xbl", "live", "ip" }.Select(type => $"{type}:{id}").ToArray();

    private sealed class World : IPlayerWorld
    {
        public Dictionary<string, string[]> Players { get; } = new(StringComparer.Ordinal);

        public int Crossings { get; private set; }

        public int CountPlayers() => Cross(Players.Count);

        public string? ReadPlayerAt(int index) => Cross(Players.Keys.ElementAt(index));

        public int CountIdentifiers(string playerId) => Cross(Players[playerId].Length);

        public string? ReadIdentifierAt(string playerId, int index) => Cross(Players[playerId][index]);

        public string? ReadIdentifier(string playerId, string type) => throw new NotSupportedException();

        public bool KnowsPositions() => throw new NotSupportedException();

        public int ReadPed(string playerId) => throw new NotSupportedException();

        public Coordinates ReadCoordinates(int entity) => throw new NotSupportedException();

        public double ReadHeading(int entity) => throw new NotSupportedException();

        public int ReadVehicle(int ped) => throw new NotSupportedException();

        public string? ReadVehicleType(int vehicle) => throw new NotSupportedException();

        public int ReadModel(int entity) => throw new NotSupportedException();

        public bool ReadSiren(int vehicle) => throw new NotSupportedException();

        private T Cross<T>(T value)
        {
            Crossings++;
            return value;
        }
    }
}
