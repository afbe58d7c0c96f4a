#nullable disable // A real server's library does not say what may be null.

using CitizenFX.Core.Native;

namespace CitizenFX.Core;

/// <summary>A player's body in the game world. Main thread only.</summary>
public class Ped
{
    internal Ped(int handle) => Handle = handle;

    /// <summary>The entity's handle; it goes stale when the entity is gone.</summary>
    public int Handle { get; }

    /// <summary>Where it is.</summary>
    public Vector3 Position => API.GetEntityCoords(Handle);

    /// <summary>Where it looks, degrees.</summary>
    public float Heading => API.GetEntityHeading(Handle);
}
