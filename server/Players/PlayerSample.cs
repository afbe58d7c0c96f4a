using SonoranPush.Contracts;

namespace SonoranPush.Players;

/// <summary>One player in a sample of <c>players.lua</c>. Immutable.</summary>
/// <param name="PlayerId">The server's id.</param>
/// <param name="Place">Where the player is, to 1 cm and 1 degree; in a vehicle the heading is the vehicle's.</param>
/// <param name="Vehicle">What the player drives, or <see cref="SampledVehicle.None"/>; null when that has not changed.</param>
/// <param name="Age">How long before the sample was sent it was read.</param>
internal readonly record struct PlayerSample(int PlayerId, Coordinates Place, SampledVehicle? Vehicle, TimeSpan Age);

/// <summary>A vehicle in a sample. Immutable.</summary>
/// <param name="Model">Hash of the model.</param>
/// <param name="Type">The server's name of the kind, such as <c>automobile</c>; null on foot.</param>
/// <param name="IsSirenOn">The siren is on.</param>
internal readonly record struct SampledVehicle(int Model, string? Type, bool IsSirenOn)
{
    /// <summary>The player is on foot.</summary>
    public static SampledVehicle None => default;
}
