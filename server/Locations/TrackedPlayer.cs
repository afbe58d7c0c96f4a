using SonoranPush.Contracts;
using SonoranPush.Players;

namespace SonoranPush.Locations;

/// <summary>A player whose samples become locations. Location loop only.</summary>
internal sealed class TrackedPlayer
{
    /// <summary>Creates a player that was not sampled yet.</summary>
    /// <param name="id">The server's id.</param>
    /// <param name="target">Identifies the player in the CAD.</param>
    /// <param name="text">Location text that a resource set, or null.</param>
    public TrackedPlayer(string id, UnitTarget target, string? text)
    {
        Id = id;
        Target = target;
        Text = text;
    }

    /// <summary>The server's id.</summary>
    public string Id { get; }

    /// <summary>Identifies the player in the CAD.</summary>
    public UnitTarget Target { get; }

    /// <summary>The unit; null while the unit registry is full.</summary>
    public TrackedUnit? Unit { get; set; }

    /// <summary>Location text that a resource set, or null.</summary>
    public string? Text { get; private set; }

    /// <summary>The vehicle by the last sample that contained it.</summary>
    public SampledVehicle Vehicle { get; set; }

    /// <summary>The row of the last sample, or null.</summary>
    public UnitLocation? Latest { get; set; }

    /// <summary>The location text of <see cref="Latest"/> and its place, or null.</summary>
    public (string Text, Coordinates Place)? PlaceText { get; set; }

    /// <summary>Sets the location text; null for none.</summary>
    public void SetText(string? text)
    {
        Text = text;
        PlaceText = null;
    }
}
