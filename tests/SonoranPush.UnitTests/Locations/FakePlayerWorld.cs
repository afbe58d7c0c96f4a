using System;
using System.Collections.Generic;
using System.Linq;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.UnitTests.Locations;

/// <summary>A game server with players that tests move about. Natives throw for handles that are not valid, as the server's do, and
/// every call is counted.</summary>
internal sealed class FakePlayerWorld : IPlayerWorld
{
    private readonly List<FakePlayer> _players = [];
    private readonly Dictionary<int, FakePlayer> _peds = [];
    private readonly Dictionary<int, FakeVehicle> _vehicles = [];
    private int _nextHandle = 100;

    public bool PositionsKnown { get; set; } = true;

    public int Crossings { get; private set; }

    /// <summary>Runs inside every crossing, as the time that it takes does.</summary>
    public Action OnCrossing { get; set; } = () => { };

    public FakePlayer Add(string id, params string[] identifiers)
    {
        var player = new FakePlayer { Id = id, Identifiers = identifiers.Length > 0 ? identifiers : ["license:" + id] };
        _players.Add(player);
        Spawn(player);
        return player;
    }

    /// <summary>Gives a player a new ped; the old handle is stale from now on.</summary>
    public void Spawn(FakePlayer player)
    {
        _peds.Remove(player.Ped);
        player.Ped = ++_nextHandle;
        _peds.Add(player.Ped, player);
    }

    /// <summary>A handle that was somebody's is used again for somebody else.</summary>
    public void GiveHandle(FakePlayer player, int handle)
    {
        _peds.Remove(player.Ped);
        player.Ped = handle;
        _peds.Add(handle, player);
    }

    public void Remove(FakePlayer player)
    {
        _players.Remove(player);
        _peds.Remove(player.Ped);
    }

    public FakeVehicle Board(FakePlayer player, string type = "automobile", int model = 1)
    {
        var vehicle = new FakeVehicle { Handle = ++_nextHandle, Type = type, Model = model, Driver = player };
        _vehicles.Add(vehicle.Handle, vehicle);
        player.Vehicle = vehicle;
        return vehicle;
    }

    /// <summary>The vehicle is deleted under its driver.</summary>
    public void Delete(FakeVehicle vehicle)
    {
        _vehicles.Remove(vehicle.Handle);
        vehicle.Driver.Vehicle = null;
    }

    public bool KnowsPositions() => Crossed(PositionsKnown);

    public int CountPlayers() => Crossed(_players.Count);

    public string? ReadPlayerAt(int index) => Crossed(index < _players.Count ? _players[index].Id : null);

    public string? ReadIdentifier(string playerId, string type) =>
        Crossed(Find(playerId).Identifiers.FirstOrDefault(identifier => identifier.StartsWith(type + ":", StringComparison.Ordinal)));

    public int CountIdentifiers(string playerId) => Crossed(Find(playerId).Identifiers.Length);

    public string? ReadIdentifierAt(string playerId, int index) => Crossed(Find(playerId).Identifiers[index]);

    public int ReadPed(string playerId) => Crossed(_players.Find(player => player.Id == playerId)?.Ped ?? 0);

    public Coordinates ReadCoordinates(int entity)
    {
        var player = Ped(entity);
        player.Scans++;
        return Crossed(player.Place);
    }

    public double ReadHeading(int entity) =>
        Crossed(_vehicles.TryGetValue(entity, out var vehicle) ? vehicle.Heading : Ped(entity).Heading);

    public int ReadVehicle(int ped) => Crossed(Ped(ped).Vehicle?.Handle ?? 0);

    public string? ReadVehicleType(int vehicle) => Crossed(Vehicle(vehicle).Type);

    public int ReadModel(int entity) => Crossed(Vehicle(entity).Model);

    public bool ReadSiren(int vehicle) => Crossed(Vehicle(vehicle).Siren);

    private FakePlayer Find(string playerId) =>
        _players.Find(player => player.Id == playerId) ?? throw Crossed(new InvalidOperationException("no such player"));

    private FakePlayer Ped(int handle) =>
        _peds.TryGetValue(handle, out var player) ? player : throw Crossed(new InvalidOperationException("no such entity"));

    private FakeVehicle Vehicle(int handle) =>
        _vehicles.TryGetValue(handle, out var vehicle) ? vehicle : throw Crossed(new InvalidOperationException("no such entity"));

    private T Crossed<T>(T answer)
    {
        Crossings++;
        OnCrossing();
        return answer;
    }
}

internal sealed class FakePlayer
{
    public required string Id { get; init; }

    public required string[] Identifiers { get; init; }

    public int Ped { get; set; }

    public Coordinates Place { get; set; } = new(100, 200, 30, 0);

    public double Heading { get; set; }

    public FakeVehicle? Vehicle { get; set; }

    public int Scans { get; set; }
}

internal sealed class FakeVehicle
{
    public required int Handle { get; init; }

    public required string Type { get; init; }

    public required int Model { get; init; }

    public required FakePlayer Driver { get; init; }

    public double Heading { get; set; }

    public bool Siren { get; set; }
}
