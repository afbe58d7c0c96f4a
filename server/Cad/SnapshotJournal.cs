using System;
using System.Collections.Generic;

namespace SonoranPush.Cad;

/// <summary>What was pushed while a snapshot was under way, entry by entry. Tick thread only.</summary>
internal sealed class SnapshotJournal<TKey, TEntry>
    where TKey : notnull
    where TEntry : class, IRegistryEntry<TEntry>
{
    /// <summary>Most changes that are remembered.</summary>
    public const int MaxChanges = 20_000;

    // Of each entry what changed it, in order: a description that is merged, or a function.
    private readonly Dictionary<TKey, List<(TEntry? Description, Func<TEntry?, TEntry?>? Change)>> _changes = new();
    private int _count;

    /// <summary>Begins a journal.</summary>
    /// <param name="serverId">The CAD server of the snapshot.</param>
    /// <param name="beganAt">The registry's own count of changes at this moment.</param>
    public SnapshotJournal(int serverId, long beganAt)
    {
        ServerId = serverId;
        BeganAt = beganAt;
    }

    /// <summary>The CAD server of the snapshot.</summary>
    public int ServerId { get; }

    /// <summary>The registry's count of changes when the snapshot began.</summary>
    public long BeganAt { get; }

    /// <summary>More was pushed than a journal holds: the snapshot is worth nothing any more.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Remembers a change.</summary>
    public void Add(TKey key, Func<TEntry?, TEntry?> change) => Add(key, null, change);

    /// <summary>Remembers a description that is merged into the entry. Several in a row are one.</summary>
    public void Merge(TKey key, TEntry description)
    {
        if (_changes.TryGetValue(key, out var changes) && changes[changes.Count - 1].Description is { } earlier)
        {
            changes[changes.Count - 1] = (description.MergeInto(earlier), null);
            return;
        }

        Add(key, description, null);
    }

    /// <summary>Remembers what an entry has become, whatever it was: the changes before make no difference any more.</summary>
    public void Replace(TKey key, TEntry? entry)
    {
        if (_changes.TryGetValue(key, out var changes))
        {
            _count -= changes.Count;
            changes.Clear();
        }

        Add(key, _ => entry);
    }

    /// <summary>Brings an entry of the snapshot up to date.</summary>
    /// <returns>Null when it is gone since.</returns>
    public TEntry? Replay(TKey key, TEntry entry)
    {
        if (IsOverfull)
        {
            return null;
        }

        TEntry? current = entry;
        if (_changes.TryGetValue(key, out var changes))
        {
            foreach (var (description, change) in changes)
            {
                current = description is null ? change!(current) : description.MergeInto(current);
            }
        }

        return current;
    }
    private void Add(TKey key, TEntry? description, Func<TEntry?, TEntry?>? change)
    {
        if (IsOverfull || ++_count > MaxChanges)
        {
            IsOverfull = true;
            _changes.Clear();
            return;
        }

        if (!_changes.TryGetValue(key, out var changes))
        {
            _changes[key] = changes = new List<(TEntry?, Func<TEntry?, TEntry?>?)>(1);
        }

        changes.Add((description, change));
    }
}
