using System;
using System.Collections.Generic;

namespace SonoranPush.Cad;

/// <summary>What was pushed while a snapshot was under way, entry by entry. Tick thread only.</summary>
internal sealed class SnapshotJournal<TKey, TEntry>
    where TKey : notnull
    where TEntry : class
{
    /// <summary>Most changes that are remembered.</summary>
    public const int MaxChanges = 20_000;

    private readonly Dictionary<TKey, List<Func<TEntry?, TEntry?>>> _changes = new();
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
    public void Add(TKey key, Func<TEntry?, TEntry?> change)
    {
        if (IsOverfull || ++_count > MaxChanges)
        {
            IsOverfull = true;
            _changes.Clear();
            return;
        }

        if (!_changes.TryGetValue(key, out var changes))
        {
            _changes[key] = changes = new List<Func<TEntry?, TEntry?>>(1);
        }

        changes.Add(change);
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
            foreach (var change in changes)
            {
                current = change(current);
            }
        }

        return current;
    }
}
