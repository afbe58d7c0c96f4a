namespace SonoranPush.Cad;

/// <summary>The push events' changes of each entry while a snapshot is fetched. Main thread only.</summary>
internal sealed class SnapshotJournal<TKey, TEntry>
    where TKey : notnull
    where TEntry : class, IRegistryEntry<TEntry>
{
    /// <summary>Most recorded changes.</summary>
    public const int MaxChanges = 20_000;

    // For each entry, its changes in order: a description to merge, or a function to apply.
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

    /// <summary>True after more changes than a journal holds: the snapshot cannot be used.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Records a change.</summary>
    public void Add(TKey key, Func<TEntry?, TEntry?> change) => Add(key, null, change);

    /// <summary>Records a description to merge into the entry. Consecutive ones are combined.</summary>
    public void Merge(TKey key, TEntry description)
    {
        if (_changes.TryGetValue(key, out var changes) && changes[changes.Count - 1].Description is { } earlier)
        {
            changes[changes.Count - 1] = (description.MergeInto(earlier), null);
            return;
        }

        Add(key, description, null);
    }

    /// <summary>Records the entry's new value, which replaces its earlier changes.</summary>
    public void Replace(TKey key, TEntry? entry)
    {
        if (_changes.TryGetValue(key, out var changes))
        {
            _count -= changes.Count;
            changes.Clear();
        }

        Add(key, _ => entry);
    }

    /// <summary>Applies the recorded changes to an entry of the snapshot.</summary>
    /// <returns>Null when it was removed since.</returns>
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
