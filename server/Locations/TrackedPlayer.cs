using System;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>A connected player and what is cached of it between two looks. Tick thread only.</summary>
internal sealed class TrackedPlayer
{
    /// <summary>Creates a player who has just joined.</summary>
    public TrackedPlayer(string id)
    {
        Id = id;
        Scan = new PlayerRound.Place(this);
        Look = new PlayerRound.Place(this);
    }

    /// <summary>The server's id.</summary>
    public string Id { get; }

    /// <summary>The id that links it to a CAD account; null while it was not read, or when there is none.</summary>
    public string? Identity { get; set; }

    /// <summary>Has it an active unit in the CAD?</summary>
    public bool OnDuty { get; set; }

    /// <summary>Location text that a resource set, or null.</summary>
    public string? Text { get; private set; }

    /// <summary>Its unit while it is tracked, else null.</summary>
    public TrackedUnit? Unit { get; set; }

    /// <summary>Place in the list of those who are tracked. For <see cref="PlayerRoster"/>.</summary>
    public int Index { get; set; }

    /// <summary>Place in the round of scans.</summary>
    public PlayerRound.Place Scan { get; }

    /// <summary>Place in the round of looks.</summary>
    public PlayerRound.Place Look { get; }

    /// <summary>When <see cref="Vehicle"/> and <see cref="Siren"/> were read; null when they have to be read again.</summary>
    public TimeSpan? LookedAt { get; set; }

    /// <summary>Ped handle, or 0 when it has to be read again.</summary>
    public int Ped { get; set; }

    /// <summary>When <see cref="Ped"/> was read.</summary>
    public TimeSpan PedReadAt { get; set; }

    /// <summary>It was seen to jump; the ped was read again, so the next place is believed.</summary>
    public bool JumpSuspected { get; set; }

    /// <summary>Vehicle handle at the last look, or 0.</summary>
    public int Vehicle { get; set; }

    /// <summary>How that vehicle is drawn, or null on foot.</summary>
    public VehicleLook? VehicleLook { get; set; }

    /// <summary>Was the siren on at the last look?</summary>
    public bool Siren { get; set; }

    /// <summary>Something is known to have changed that only a row can tell: vehicle, siren, text.</summary>
    public bool Changed { get; set; }

    /// <summary>Nobody was there at the last look: not before then again.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>The text that was made of the place, and the place it was made of.</summary>
    public string? PlaceText { get; set; }

    /// <summary>The place that <see cref="PlaceText"/> belongs to.</summary>
    public Coordinates PlaceOfText { get; set; }

    /// <summary>Sets the location text; null for none.</summary>
    public void SetText(string? text)
    {
        if (!string.Equals(Text, text, StringComparison.Ordinal))
        {
            Text = text;
            PlaceText = null;
            Changed = true;
        }
    }

    /// <summary>Forgets every handle: one of them turned out to be stale.</summary>
    public void DropHandles()
    {
        Ped = 0;
        Vehicle = 0;
        VehicleLook = null;
        Siren = false;
        LookedAt = null;
    }
}
