using SonoranPush.PushEvents;

namespace SonoranPush.Cad.Snapshots;

/// <summary>A part of a snapshot in the queue, in order with the push events. Small enough for one tick. Immutable.</summary>
internal sealed class SnapshotChunk : QueueItem
{
    /// <summary>Most entries in one part.</summary>
    public const int MaxEntries = 100;

    public SnapshotChunk(int serverId)
        : base(serverId)
    {
    }

    public IReadOnlyList<Unit> Units { get; init; } = Array.Empty<Unit>();

    /// <summary>Dispatch calls.</summary>
    public IReadOnlyList<Call> Calls { get; init; } = Array.Empty<Call>();

    /// <summary>911 calls.</summary>
    public IReadOnlyList<EmergencyCall> EmergencyCalls { get; init; } = Array.Empty<EmergencyCall>();

    /// <summary>What is complete with this part.</summary>
    public SnapshotStage Through { get; init; }

    /// <summary>Why the snapshot is incomplete; null when it is complete or more parts follow.</summary>
    public string? Problem { get; init; }
}

/// <summary>The progress of a snapshot.</summary>
internal enum SnapshotStage
{
    /// <summary>More parts of the same kind follow.</summary>
    None,

    /// <summary>All calls are delivered.</summary>
    Calls,

    /// <summary>All units are delivered.</summary>
    Units,

    /// <summary>The snapshot ends. Kinds that are not complete by now are missing.</summary>
    End,
}
