namespace FxServer.Host.World;

/// <summary>A vehicle that a player sits in.</summary>
public sealed class VehicleState
{
    /// <summary>automobile, bike, boat, heli, plane, submarine, trailer or train.</summary>
    public string Type { get; set; } = "automobile";

    /// <summary>The hash of its model.</summary>
    public int Model { get; set; }

    /// <summary>Whether its siren is on.</summary>
    public bool Siren { get; set; }
}
