namespace SonoranPush.Cad;

/// <summary>Entries by key, bounded: when it is full, a finished entry is removed first, then the one that was not reported for longest.
/// While a REST snapshot is fetched it records the pushed changes, so that the older answer cannot undo them. Main thread only.</summary>
internal sealed class Registry<TKey, TEntry>
    where TKey : notnull
    where TEntry : class, IRegistryEntry<TEntry>
{
    private readonly Dictionary<TKey, Slot> _slots = new();
    private readonly Func<int> _capacity;
    private readonly Action<TEntry?, TEntry?> _replaced;
    private SnapshotJournal<TKey, TEntry>? _journal;
    private long _clock;

    /// <summary>Creates an empty registry.</summary>
    /// <param name="capacity">Most entries; a smaller number takes effect with the next new entry.</param>
    /// <param name="replaced">Called at every change with the entry before (null: it is new) and after (null: it is gone).</param>
    public Registry(Func<int> capacity, Action<TEntry?, TEntry?> replaced)
    {
        _capacity = capacity;
        _replaced = replaced;
    }

    /// <summary>Entries.</summary>
    public int Count => _slots.Count;

    /// <summary>The entries, in no particular order.</summary>
    public IEnumerable<TEntry> Entries
    {
        get
        {
            foreach (var slot in _slots.Values)
            {
                yield return slot.Entry;
            }
        }
    }

    /// <summary>Finds an entry.</summary>
    public TEntry? Find(TKey key) => _slots.TryGetValue(key, out var slot) ? slot.Entry : null;

    /// <summary>Returns true if there is such an entry.</summary>
    public bool Contains(TKey key) => _slots.ContainsKey(key);

    /// <summary>Merges a pushed description into the entry that is known.</summary>
    /// <returns>The merged entry.</returns>
    public TEntry Update(TKey key, TEntry entry)
    {
        _journal?.Merge(key, entry);
        var merged = entry.MergeInto(Find(key));
        Set(key, merged);
        return merged;
    }

    /// <summary>Adds or replaces an entry that was pushed.</summary>
    public void Put(TKey key, TEntry entry)
    {
        _journal?.Replace(key, entry);
        Set(key, entry);
    }

    /// <summary>Changes an entry by a push event. The change of an unknown entry is recorded for a snapshot in progress.</summary>
    /// <returns>The changed entry, or null when it is not known.</returns>
    public TEntry? Change(TKey key, Func<TEntry, TEntry> change)
    {
        _journal?.Add(key, IfKnown(change));
        if (Find(key) is not { } known)
        {
            return null;
        }

        var changed = change(known);
        Set(key, changed);
        return changed;
    }

    /// <summary>Removes an entry.</summary>
    /// <returns>The entry, or null when it was not known.</returns>
    public TEntry? Remove(TKey key)
    {
        _journal?.Replace(key, null);
        return Drop(key);
    }

    /// <summary>Records pushed changes from now on, until the snapshot ends.</summary>
    /// <param name="serverId">The CAD server of the snapshot.</param>
    public void BeginSnapshot(int serverId) => _journal = new SnapshotJournal<TKey, TEntry>(serverId, _clock);

    /// <summary>Merges an entry of the snapshot with the changes that were pushed since.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="entry">What the CAD answered.</param>
    /// <param name="before">What was known before, or null.</param>
    /// <returns>The entry when it is new or differs from before; otherwise null.</returns>
    public TEntry? Merge(TKey key, TEntry entry, out TEntry? before)
    {
        before = Find(key);
        if (_journal is null || _journal.Replay(key, entry.MergeInto(before)) is not { } current)
        {
            return null;
        }

        if (before is null || !before.HasSameContent(current))
        {
            Set(key, current);
            return current;
        }

        if (before.ServerId == current.ServerId)
        {
            _slots[key].HeardAt = ++_clock;
        }
        else
        {
            // Otherwise the next snapshot of the other server would remove it.
            Set(key, current);
        }

        return null;
    }

    /// <summary>Ends a complete snapshot.</summary>
    /// <returns>Keys of the server's entries that the snapshot did not contain and that no push event has named since: the CAD no longer
    /// has them. Null when that is unknown: the snapshot was abandoned, or too many changes were pushed to record.</returns>
    public IReadOnlyList<TKey>? EndSnapshot()
    {
        var journal = _journal;
        _journal = null;
        if (journal is null or { IsOverfull: true })
        {
            return null;
        }

        return KeysOf(journal.ServerId).Where(key => !_slots[key].Entry.IsOver && _slots[key].HeardAt <= journal.BeganAt).ToList();
    }

    /// <summary>Ends a failed snapshot: no entry is removed because of it.</summary>
    public void AbandonSnapshot() => _journal = null;

    /// <summary>The keys of a server's entries.</summary>
    public List<TKey> KeysOf(int serverId) =>
        _slots.Where(pair => pair.Value.Entry.ServerId == serverId).Select(pair => pair.Key).ToList();

    /// <summary>Removes a server's entries, and ignores the rest of its snapshot in progress.</summary>
    /// <returns>True when there were any.</returns>
    public bool Forget(int serverId)
    {
        if (_journal?.ServerId == serverId)
        {
            AbandonSnapshot();
        }

        var keys = KeysOf(serverId);
        keys.ForEach(key => Drop(key));
        return keys.Count > 0;
    }

    // A separate method, so that no closure is allocated while there is no snapshot.
    private static Func<TEntry?, TEntry?> IfKnown(Func<TEntry, TEntry> change) => entry => entry is null ? null : change(entry);

    private void Set(TKey key, TEntry entry)
    {
        if (_slots.TryGetValue(key, out var slot))
        {
            var before = slot.Entry;
            slot.Entry = entry;
            slot.HeardAt = ++_clock;
            _replaced(before, entry);
            return;
        }

        while (_slots.Count > 0 && _slots.Count >= _capacity())
        {
            DropLeast();
        }

        _slots.Add(key, new Slot(entry, ++_clock));
        _replaced(null, entry);
    }

    private TEntry? Drop(TKey key)
    {
        if (!_slots.TryGetValue(key, out var slot))
        {
            return null;
        }

        _slots.Remove(key);
        _replaced(slot.Entry, null);
        return slot.Entry;
    }

    private void DropLeast()
    {
        KeyValuePair<TKey, Slot>? least = null;
        foreach (var pair in _slots)
        {
            if (least is not { } other || pair.Value.GoesBefore(other.Value))
            {
                least = pair;
            }
        }

        Drop(least!.Value.Key);
    }

    private sealed class Slot
    {
        public Slot(TEntry entry, long heardAt)
        {
            Entry = entry;
            HeardAt = heardAt;
        }

        public TEntry Entry { get; set; }

        public long HeardAt { get; set; }

        public bool GoesBefore(Slot other) =>
            Entry.IsOver != other.Entry.IsOver ? Entry.IsOver : HeardAt < other.HeardAt;
    }
}
