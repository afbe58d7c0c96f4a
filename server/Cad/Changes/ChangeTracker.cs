namespace SonoranPush.Cad.Changes;

/// <summary>Collects which entries have changed since their last change event, each once, in the order of the first change. Main thread
/// only.</summary>
internal sealed class ChangeTracker
{
    private readonly CadState _cad;
    private readonly Func<bool> _isOn;
    private readonly Dictionary<(EntryKind Kind, object Key), PendingChange> _pending = new();
    private readonly Queue<(EntryKind Kind, object Key)> _order = new();
    private long _reads;

    /// <summary>Creates a tracker.</summary>
    /// <param name="cad">Holds the current entries.</param>
    /// <param name="isOn">Returns true while changes are collected. Called at every change.</param>
    public ChangeTracker(CadState cad, Func<bool> isOn)
    {
        _cad = cad;
        _isOn = isOn;
    }

    /// <summary>The cause of the next changes.</summary>
    public ChangeCause Cause { get; set; }

    /// <summary>Entries that wait for <see cref="TakeNext"/>.</summary>
    public int Count => _order.Count;

    /// <summary>Call when an export returns entries: another resource may now hold a state that was not raised.</summary>
    public void NoteRead() => _reads++;

    /// <summary>Runs an action whose changes have another cause.</summary>
    public void Because(string cause, Action run)
    {
        var outer = Cause;
        Cause = new ChangeCause(cause);
        run();
        Cause = outer;
    }

    /// <summary>Call when a unit is added, replaced or removed, before its player changes.</summary>
    public void UnitReplaced(Unit? before, Unit? after) =>
        Add(EntryKind.Unit, (after ?? before)!.Id, before is null ? null : _cad.Describe(before));

    /// <summary>Call when a unit has another player, or none.</summary>
    public void UnitLinked(long unitId, string? playerBefore)
    {
        if (_cad.Units.Find(unitId) is { } unit)
        {
            Add(EntryKind.Unit, unitId, ExportEntry.Of(unit, playerBefore));
        }
    }

    /// <summary>Call when a dispatch call is added, replaced or removed.</summary>
    public void CallReplaced(Call? before, Call? after) =>
        Add(EntryKind.Call, (after ?? before)!.Key, before is null ? null : ExportEntry.Of(before));

    /// <summary>Call when a 911 call is added, replaced or removed.</summary>
    public void EmergencyCallReplaced(EmergencyCall? before, EmergencyCall? after) =>
        Add(EntryKind.EmergencyCall, (after ?? before)!.Key, before is null ? null : ExportEntry.Of(before));

    /// <summary>Removes the entry that has waited longest, and creates its event.</summary>
    /// <returns>Its event; null when the entry equals its last raised state.</returns>
    public ChangeEvent? TakeNext()
    {
        var next = _order.Dequeue();
        var change = _pending[next];
        _pending.Remove(next);
        return change.ToEvent(next.Kind, Find(next.Kind, next.Key));
    }

    private ExportEntry? Find(EntryKind kind, object key) => kind switch
    {
        EntryKind.Unit => _cad.Units.Find((long)key) is { } unit ? _cad.Describe(unit) : null,
        EntryKind.Call => _cad.Calls.Find(key) is { } call ? ExportEntry.Of(call) : null,
        _ => _cad.EmergencyCalls.Find(key) is { } call ? ExportEntry.Of(call) : null,
    };

    private void Add(EntryKind kind, object key, ExportEntry? before)
    {
        if (!_isOn())
        {
            return;
        }

        if (!_pending.TryGetValue((kind, key), out var change))
        {
            _pending[(kind, key)] = change = new PendingChange(before, _reads);
            _order.Enqueue((kind, key));
        }

        change.Add(before, Cause, _reads);
    }
}
