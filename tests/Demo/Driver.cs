using FxServer.Host.World;

namespace SonoranPush.Demo;

/// <summary>A player on his round.</summary>
/// <param name="PlayerId">The server's id of him.</param>
/// <param name="Name">His name in the game.</param>
/// <param name="License">His identifier, such as <c>license:0123</c>.</param>
/// <param name="Vehicle">What he drives, or null on foot.</param>
/// <param name="Round">Where he goes.</param>
internal sealed record Driver(int PlayerId, string Name, string License, VehicleState? Vehicle, Round Round);
