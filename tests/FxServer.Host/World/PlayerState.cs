namespace FxServer.Host.World;

/// <summary>A player, as a test or a scenario sets him up.</summary>
public sealed class PlayerState
{
    /// <summary>The server id.</summary>
    public int Id { get; set; }

    /// <summary>The name that others see.</summary>
    public string Name { get; set; } = "player";

    /// <summary>Identifiers with their prefix, such as <c>license:0123</c>.</summary>
    public IList<string> Identifiers { get; } = new List<string>();

    /// <summary>East, metres.</summary>
    public float X { get; set; }

    /// <summary>North, metres.</summary>
    public float Y { get; set; }

    /// <summary>Up, metres.</summary>
    public float Z { get; set; }

    /// <summary>The player's own heading, degrees.</summary>
    public float Heading { get; set; }

    /// <summary>What the player sits in, or null on foot. Its heading is the player's.</summary>
    public VehicleState? Vehicle { get; set; }
}
