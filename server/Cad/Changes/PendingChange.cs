namespace SonoranPush.Cad.Changes;

/// <summary>An entry that has changed since its last change event. Main thread only.</summary>
internal sealed class PendingChange
{
    private readonly ExportEntry? _raised;
    private ExportEntry? _previous;
    private ChangeCause _cause;
    private long _reads;
    private bool _wasRead;

    /// <summary>Begins with the first change.</summary>
    /// <param name="before">The entry as it was last raised; null when it is new.</param>
    /// <param name="reads">The number of export answers so far.</param>
    public PendingChange(ExportEntry? before, long reads)
    {
        _raised = before;
        _reads = reads;
    }

    /// <summary>Adds a change.</summary>
    /// <param name="before">The entry right before it; null when it was not known.</param>
    /// <param name="cause">Why it changes.</param>
    /// <param name="reads">The number of export answers so far.</param>
    public void Add(ExportEntry? before, ChangeCause cause, long reads)
    {
        // A resource may have read a state that was never raised, and it needs an event that leads away from it.
        _wasRead |= reads != _reads;
        _reads = reads;
        _previous = before ?? _previous;
        _cause = cause;
    }

    /// <summary>The event that leads from what was last raised to what is true now.</summary>
    /// <param name="kind">The entry's registry.</param>
    /// <param name="now">The entry; null when it is gone.</param>
    /// <returns>Null when both are the same.</returns>
    public ChangeEvent? ToEvent(EntryKind kind, ExportEntry? now)
    {
        if (now is { } entry)
        {
            var changed = entry.ChangedFields(_raised);
            return changed.Count == 0 && !_wasRead ? null : ChangeEvent.Changed(kind, entry, _cause, _raised is null, changed);
        }

        return _raised is null && !_wasRead ? null : ChangeEvent.Removed(kind, _previous!.Value, _cause);
    }
}
