using CitizenFX.Core.Native;
using SonoranPush.Contracts;

namespace SonoranPush.Hosting;

/// <summary>The players of FXServer behind <see cref="IPlayerWorld"/>. Tick thread only.</summary>
internal sealed class CitizenPlayerWorld : IPlayerWorld
{
    /// <inheritdoc />
    public bool KnowsPositions() => API.GetConvar("onesync", "off") != "off";

    /// <inheritdoc />
    public int CountPlayers() => API.GetNumPlayerIndices();

    /// <inheritdoc />
    public string? ReadPlayerAt(int index) => API.GetPlayerFromIndex(index);

    /// <inheritdoc />
    public string? ReadIdentifier(string playerId, string type) => API.GetPlayerIdentifierByType(playerId, type);

    /// <inheritdoc />
    public int CountIdentifiers(string playerId) => API.GetNumPlayerIdentifiers(playerId);

    /// <inheritdoc />
    public string? ReadIdentifierAt(string playerId, int index) => API.GetPlayerIdentifier(playerId, index);

    /// <inheritdoc />
    public int ReadPed(string playerId) => API.GetPlayerPed(playerId);

    /// <inheritdoc />
    public Coordinates ReadCoordinates(int entity)
    {
        var place = API.GetEntityCoords(entity);
        return new Coordinates(place.X, place.Y, place.Z, 0);
    }

    /// <inheritdoc />
    public double ReadHeading(int entity) => API.GetEntityHeading(entity);

    /// <inheritdoc />
    public int ReadVehicle(int ped) => API.GetVehiclePedIsIn(ped, false);

    /// <inheritdoc />
    public string? ReadVehicleType(int vehicle) => API.GetVehicleType(vehicle);

    /// <inheritdoc />
    public int ReadModel(int entity) => API.GetEntityModel(entity);

    /// <inheritdoc />
    public bool ReadSiren(int vehicle) => API.IsVehicleSirenOn(vehicle);
}
