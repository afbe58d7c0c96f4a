using System;
using System.Collections.Generic;
using SonoranPush.PushEvents;

namespace SonoranPush.Cad.Snapshots;

/// <summary>A piece of a snapshot on its way to the tick: in the queue, so that it keeps its place among the pushes. Small enough
/// for one tick. Immutable.</summary>
internal sealed class SnapshotChunk : QueueItem
{
    /// <summary>Most entries in one part.</summary>
    public const int MaxEntries = 100;

    /// <summary>Creates a part.</summary>
    public SnapshotChunk(int serverId)
        : base(serverId)
    {
    }

    /// <summary>Units.</summary>
    public IReadOnlyList<Unit> Units { get; init; } = Array.Empty<Unit>();

    /// <summary>Dispatch calls.</summary>
    public IReadOnlyList<Call> Calls { get; init; } = Array.Empty<Call>();

    /// <summary>911 calls.</summary>
    public IReadOnlyList<EmergencyCall> EmergencyCalls { get; init; } = Array.Empty<EmergencyCall>();

    /// <summary>What is through with this part.</summary>
    public SnapshotStage Through { get; init; }

    /// <summary>Why not everything could be fetched; null when it was, or as long as more follows.</summary>
    public string? Problem { get; init; }
}

/// <summary>How far a snapshot is.</summary>
internal enum SnapshotStage
{
    /// <summary>More of the same follows.</summary>
    None,

    /// <summary>These were all calls.</summary>
    Calls,

    /// <summary>These were all units.</summary>
    Units,

    /// <summary>The snapshot ends. What is not through by now is missing from it.</summary>
    End,
}
