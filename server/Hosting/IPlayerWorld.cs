using SonoranPush.Contracts;

namespace SonoranPush.Hosting;

/// <summary>What sampling needs of the game server. Each member is exactly one native call, so one crossing of about 0.1 ms of
/// the server's main thread. A member that gets a handle which is no longer valid throws, as the server's natives do.
/// Tick thread only.</summary>
internal interface IPlayerWorld
{
    /// <summary>Does the server know where players are (OneSync)? One crossing.</summary>
    bool KnowsPositions();

    /// <summary>How many players are connected. One crossing.</summary>
    int CountPlayers();

    /// <summary>The id of the player at an index from 0 to <see cref="CountPlayers"/> - 1, or null. One crossing.</summary>
    string? ReadPlayerAt(int index);

    /// <summary>A player's identifier of a type such as <c>license</c>, with its prefix, or null. One crossing.</summary>
    string? ReadIdentifier(string playerId, string type);

    /// <summary>How many identifiers a player has. One crossing.</summary>
    int CountIdentifiers(string playerId);

    /// <summary>A player's identifier at an index, with its prefix, or null. One crossing.</summary>
    string? ReadIdentifierAt(string playerId, int index);

    /// <summary>Handle of a player's ped, or 0 while there is none. One crossing.</summary>
    int ReadPed(string playerId);

    /// <summary>Where an entity is, heading not filled in; 0,0,0 means that the server does not know. One crossing.</summary>
    Coordinates ReadCoordinates(int entity);

    /// <summary>Heading of an entity in degrees, counter-clockwise from north. One crossing.</summary>
    double ReadHeading(int entity);

    /// <summary>Handle of the vehicle that a ped is in, or 0. One crossing.</summary>
    int ReadVehicle(int ped);

    /// <summary>The server's word for a vehicle: automobile, bike, boat, heli, plane, submarine, trailer, train; or null.
    /// One crossing.</summary>
    string? ReadVehicleType(int vehicle);

    /// <summary>Model hash of an entity. One crossing.</summary>
    int ReadModel(int entity);

    /// <summary>Is a vehicle's siren (its emergency lights) on? One crossing.</summary>
    bool ReadSiren(int vehicle);
}
