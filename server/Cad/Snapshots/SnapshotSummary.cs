using System.Linq;

namespace SonoranPush.Cad.Snapshots;

/// <summary>How much is known of a CAD server once a snapshot of it was merged: what the exports answer for it.</summary>
/// <param name="ServerId">The CAD server.</param>
/// <param name="Units">Its units.</param>
/// <param name="Calls">Its dispatch calls that are open; the closed ones are no part of a snapshot.</param>
/// <param name="EmergencyCalls">Its 911 calls.</param>
internal readonly record struct SnapshotSummary(int ServerId, int Units, int Calls, int EmergencyCalls)
{
    /// <summary>Counts. Tick thread only.</summary>
    public static SnapshotSummary Of(CadState cad, int serverId) => new(
        serverId,
        cad.Units.Entries.Count(unit => unit.ServerId == serverId),
        cad.Calls.Entries.Count(call => call.ServerId == serverId && !call.IsOver),
        cad.EmergencyCalls.Entries.Count(call => call.ServerId == serverId));
}
