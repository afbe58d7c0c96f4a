using System;
using System.Collections.Generic;

namespace SonoranPush.Cad.Changes;

/// <summary>Collects which entries have changed since their last change event, each once, in the order of the first change. Tick thread
/// only.</summary>
internal sealed class ChangeTracker
{
    private readonly CadState _cad;
    private readonly Func<bool> _isOn;
    private readonly Dictionary<(EntryKind Kind, object Key), PendingChange> _pending = new();
    private readonly Queue<(EntryKind Kind, object Key)> _order = new();
    private long _reads;

    /// <summary>Creates a tracker.</summary>
    /// <param name="cad">Knows the entries as they are now.</param>
    /// <param name="isOn">Are changes collected? Asked at every change.</param>
    public ChangeTracker(CadState cad, Func<bool> isOn)
    {
        _cad = cad;
        _isOn = isOn;
    }

    /// <summary>Why the entries that are changed next change.</summary>
    public ChangeCause Cause { get; set; }

    /// <summary>Entries that wait for <see cref="TakeNext"/>.</summary>
    public int Count => _order.Count;

    /// <summary>An export answers: another resource may hold what is true now, raised or not.</summary>
    public void NoteRead() => _reads++;

    /// <summary>Runs something whose changes have another cause.</summary>
    public void Because(string cause, Action run)
    {
        var outer = Cause;
        Cause = new ChangeCause(cause);
        run();
        Cause = outer;
    }

    /// <summary>A unit is added, replaced or removed. Its player is still the one before.</summary>
    public void UnitReplaced(Unit? before, Unit? after) =>
        Add(EntryKind.Unit, (after ?? before)!.Id, before is null ? null : _cad.Describe(before));

    /// <summary>A unit has another player, or none.</summary>
    public void UnitLinked(long unitId, string? playerBefore)
    {
        if (_cad.Units.Find(unitId) is { } unit)
        {
            Add(EntryKind.Unit, unitId, ExportEntry.Of(unit, playerBefore));
        }
    }

    /// <summary>A dispatch call is added, replaced or removed.</summary>
    public void CallReplaced(Call? before, Call? after) =>
        Add(EntryKind.Call, (after ?? before)!.Key, before is null ? null : ExportEntry.Of(before));

    /// <summary>A 911 call is added, replaced or removed.</summary>
    public void EmergencyCallReplaced(EmergencyCall? before, EmergencyCall? after) =>
        Add(EntryKind.EmergencyCall, (after ?? before)!.Key, before is null ? null : ExportEntry.Of(before));

    /// <summary>Takes the entry that has waited for longest.</summary>
    /// <returns>Its event; null when it is again what it was.</returns>
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
