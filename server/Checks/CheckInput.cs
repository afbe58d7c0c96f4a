using SonoranPush.Locations;
using SonoranPush.Session;

namespace SonoranPush.Checks;

/// <summary>The data that a run collects in ticks for evaluation on the pool. Written on the main thread, then only read.</summary>
internal sealed class CheckInput
{
    /// <summary>The checks in the order of the table.</summary>
    public static readonly string[] Order = { "resource", "settings", "machine", "hub", "REST", "players", "locations", "cost", "neighbours" };

    public SettingsFacts Settings { get; init; } = null!;

    /// <summary>The measured costs.</summary>
    public CostFacts Cost { get; init; } = new();

    /// <summary>The report of <c>players.lua</c>, or null.</summary>
    public LuaReport? Lua { get; init; }

    /// <summary>The resource's folder, or null.</summary>
    public string? Folder { get; init; }

    /// <summary>The version in the manifest, or null.</summary>
    public string? ManifestVersion { get; init; }

    /// <summary>The convar <c>version</c>, or null.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The convar <c>onesync</c>, or null.</summary>
    public string? OneSync { get; init; }

    /// <summary>Other resources; the postal codes are read on the pool.</summary>
    public NeighboursFacts Neighbours { get; set; } = new();

    /// <summary>The text of the postal file, or null.</summary>
    public string? PostalText { get; set; }

    /// <summary>Players and units.</summary>
    public PlayersFacts Players { get; private set; } = new();

    /// <summary>The status of locations.</summary>
    public UnitLocationStatus Locations { get; private set; } = new();

    /// <summary>The sessions, with their settings.</summary>
    public IReadOnlyList<SessionFacts> Sessions { get; private set; } = Array.Empty<SessionFacts>();

    /// <summary>Units and calls are fetched over REST.</summary>
    public bool FetchesSnapshots { get; private set; }

    /// <summary>The session that sends locations is logged in.</summary>
    public bool IsSenderReady => Sessions.Count > 0 && Sessions[0].Status.State == SessionState.Ready;

    /// <summary>Copies what the resource knows: references to immutable parts. Main thread only.</summary>
    public void ReadResource(PushResource resource)
    {
        var players = resource.Cad.State.Players;
        Players = new PlayersFacts
        {
            OneSync = OneSync,
            Options = resource.Options.UnitLocation,
            Players = players.Players.ToList(),
            Units = resource.Cad.State.Units.Entries.Select(unit => new LinkedUnit(unit, players.PlayerOf(unit.Id) is { } id ? players.Find(id) : null)).ToList(),
        };
        Locations = resource.Locations!.Status;
        FetchesSnapshots = resource.Options.Snapshot;
        Sessions = resource.Sessions.Sessions.Select(session => new SessionFacts(
            session.Settings, session.Status, session.RoundTrips.ToSorted(), resource.Sessions.InboxOf(session.Settings.ServerId).LastEvent,
            resource.Snapshots.AgeOf(session.Settings.ServerId))).ToList();
    }
}
