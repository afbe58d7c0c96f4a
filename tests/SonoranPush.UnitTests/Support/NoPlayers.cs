using System;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.UnitTests.Support;

/// <summary>A server that nobody plays on.</summary>
internal sealed class NoPlayers : IPlayerWorld
{
    public bool KnowsPositions() => true;

    /// <summary>Runs when the players are counted.</summary>
    public Func<int> OnCount { get; set; } = () => 0;

    public int CountPlayers() => OnCount();

    public string? ReadPlayerAt(int index) => null;

    public string? ReadIdentifier(string playerId, string type) => null;

    public int CountIdentifiers(string playerId) => 0;

    public string? ReadIdentifierAt(string playerId, int index) => null;

    public int ReadPed(string playerId) => 0;

    public Coordinates ReadCoordinates(int entity) => throw NoSuchEntity();

    public double ReadHeading(int entity) => throw NoSuchEntity();

    public int ReadVehicle(int ped) => throw NoSuchEntity();

    public string? ReadVehicleType(int vehicle) => throw NoSuchEntity();

    public int ReadModel(int entity) => throw NoSuchEntity();

    public bool ReadSiren(int vehicle) => throw NoSuchEntity();

    private static InvalidOperationException NoSuchEntity() => new("There is no such entity.");
}
