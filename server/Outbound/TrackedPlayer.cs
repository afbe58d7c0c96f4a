using System;
using System.Collections.Generic;
using SonoranPush.Contracts;

namespace SonoranPush.Outbound;

/// <summary>A connected player and what is cached of it between two looks. Tick thread only.</summary>
internal sealed class TrackedPlayer
{
    /// <summary>Creates a player who has just joined.</summary>
    public TrackedPlayer(string id)
    {
        Id = id;
        ScanNode = new LinkedListNode<TrackedPlayer>(this);
        LookNode = new LinkedListNode<TrackedPlayer>(this);
    }

    /// <summary>The server's id.</summary>
    public string Id { get; }

    /// <summary>The id that links it to a CAD account; null while it was not read, or when there is none.</summary>
    public string? Identity { get; set; }

    /// <summary>Has it an active unit in the CAD?</summary>
    public bool OnDuty { get; set; }

    /// <summary>Location text that a resource set, or null.</summary>
    public string? Text { get; set; }

    /// <summary>Its unit while it is tracked, else null.</summary>
    public OutboundUnit? Unit { get; set; }

    /// <summary>Place in the list of those who are tracked. For <see cref="PlayerRoster"/>.</summary>
    public int Index { get; set; }

    /// <summary>Place in the round of scans.</summary>
    public LinkedListNode<TrackedPlayer> ScanNode { get; }

    /// <summary>When the last scan was tried.</summary>
    public TimeSpan ScannedAt { get; set; } = TimeSpan.MinValue;

    /// <summary>Place in the round of looks.</summary>
    public LinkedListNode<TrackedPlayer> LookNode { get; }

    /// <summary>When the last look was tried.</summary>
    public TimeSpan LookTriedAt { get; set; } = TimeSpan.MinValue;

    /// <summary>When <see cref="Vehicle"/> or <see cref="Siren"/> was read last.</summary>
    public TimeSpan LookedAt { get; set; } = TimeSpan.MinValue;

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

    /// <summary>Forgets every handle: one of them turned out to be stale.</summary>
    public void DropHandles()
    {
        Ped = 0;
        Vehicle = 0;
        VehicleLook = null;
        Siren = false;
    }
}
