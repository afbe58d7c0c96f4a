namespace SonoranPush.Cad.Snapshots;

/// <summary>The number of entries that the exports return for a CAD server after a merged snapshot.</summary>
/// <param name="ServerId">The CAD server.</param>
/// <param name="Units">Its units.</param>
/// <param name="Calls">Its open dispatch calls; a snapshot has no closed ones.</param>
/// <param name="EmergencyCalls">Its 911 calls.</param>
internal readonly record struct SnapshotSummary(int ServerId, int Units, int Calls, int EmergencyCalls)
{
    /// <summary>Counts the entries. Main thread only.</summary>
    public static SnapshotSummary Of(CadState cad, int serverId) => new(
        serverId,
        cad.Units.Entries.Count(unit => unit.ServerId == serverId),
        cad.Calls.Entries.Count(call => call.ServerId == serverId && !call.IsOver),
        cad.EmergencyCalls.Entries.Count(call => call.ServerId == serverId));
}
