using System.Text.Json;

namespace LocalCad.Locations;

/// <summary>A place in the game world: metres, and the heading in degrees.</summary>
public sealed record CadCoordinates(double X, double Y, double Z, double W);

/// <summary>The latest row the hub took for one unit.</summary>
/// <param name="Target">Which unit: the member that named it, a colon, its value; <c>communityUserId:abc</c>.</param>
/// <param name="Location">The street text.</param>
/// <param name="Coordinates">From <c>coordinates</c> or else <c>position</c>; null when the row has neither.</param>
/// <param name="Row">The whole row as it came.</param>
/// <param name="At">When it came.</param>
/// <param name="Count">How many rows of this unit were taken so far, this one included.</param>
public sealed record AcceptedLocation(
    string Target, string Location, CadCoordinates? Coordinates, JsonElement Row, DateTimeOffset At, int Count);

/// <summary>A <c>unitLocation</c> call that the hub took whole.</summary>
/// <param name="ConnectionId">Who called.</param>
/// <param name="Rows">What is now the latest of each unit named.</param>
public sealed record LocationCall(string ConnectionId, System.Collections.Generic.IReadOnlyList<AcceptedLocation> Rows);
