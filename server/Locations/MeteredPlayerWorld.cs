using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Locations;

/// <summary>The player world with a meter: counts what a tick may still spend. Tick thread only.</summary>
internal sealed class MeteredPlayerWorld : IPlayerWorld
{
    private readonly IPlayerWorld _world;

    /// <summary>Puts a meter in front of a world.</summary>
    public MeteredPlayerWorld(IPlayerWorld world) => _world = world;

    /// <summary>Crossings that may still be spent in this tick. Callers look before they call.</summary>
    public int Left { get; set; }

    /// <inheritdoc />
    public bool KnowsPositions() => Spend().KnowsPositions();

    /// <inheritdoc />
    public int CountPlayers() => Spend().CountPlayers();

    /// <inheritdoc />
    public string? ReadPlayerAt(int index) => Spend().ReadPlayerAt(index);

    /// <inheritdoc />
    public string? ReadIdentifier(string playerId, string type) => Spend().ReadIdentifier(playerId, type);

    /// <inheritdoc />
    public int CountIdentifiers(string playerId) => Spend().CountIdentifiers(playerId);

    /// <inheritdoc />
    public string? ReadIdentifierAt(string playerId, int index) => Spend().ReadIdentifierAt(playerId, index);

    /// <inheritdoc />
    public int ReadPed(string playerId) => Spend().ReadPed(playerId);

    /// <inheritdoc />
    public Coordinates ReadCoordinates(int entity) => Spend().ReadCoordinates(entity);

    /// <inheritdoc />
    public double ReadHeading(int entity) => Spend().ReadHeading(entity);

    /// <inheritdoc />
    public int ReadVehicle(int ped) => Spend().ReadVehicle(ped);

    /// <inheritdoc />
    public string? ReadVehicleType(int vehicle) => Spend().ReadVehicleType(vehicle);

    /// <inheritdoc />
    public int ReadModel(int entity) => Spend().ReadModel(entity);

    /// <inheritdoc />
    public bool ReadSiren(int vehicle) => Spend().ReadSiren(vehicle);

    private IPlayerWorld Spend()
    {
        Left--;
        return _world;
    }
}
