namespace SonoranPush.Cad.Snapshots;

/// <summary>Merges the parts of a snapshot into the state. Changes pushed since the snapshot began are kept, and an unchanged entry raises
/// no event. Main thread only.</summary>
internal sealed class SnapshotMerger
{
    private readonly CadState _cad;
    private bool _callsChanged;
    private bool _emergencyCallsChanged;
    private bool _unitsAreRight;
    private string? _problem;

    public SnapshotMerger(CadState cad) => _cad = cad;

    /// <summary>The snapshot of a CAD server has ended. The arguments are the server id and why it is incomplete, or null.</summary>
    public event Action<int, string?>? Ended;

    /// <summary>True from a snapshot's begin until its last part was merged.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Begins a snapshot of a CAD server. Call it before the first request is sent.</summary>
    public void Begin(int serverId)
    {
        IsOpen = true;
        _callsChanged = false;
        _emergencyCallsChanged = false;
        _unitsAreRight = false;
        _problem = null;
        _cad.Units.BeginSnapshot(serverId);
        _cad.Calls.BeginSnapshot(serverId);
        _cad.EmergencyCalls.BeginSnapshot(serverId);
    }

    /// <summary>Merges a chunk.</summary>
    /// <returns>The summary of the CAD server after the last part of a snapshot with all units; otherwise null. Calls may be missing: not
    /// every plan of the CAD includes them.</returns>
    public SnapshotSummary? Merge(SnapshotChunk part)
    {
        foreach (var call in part.Calls)
        {
            _callsChanged |= _cad.Calls.Merge(call.Key, call, out _) is not null;
        }

        foreach (var call in part.EmergencyCalls)
        {
            _emergencyCallsChanged |= _cad.EmergencyCalls.Merge(call.Key, call, out _) is not null;
        }

        foreach (var unit in part.Units)
        {
            Merge(unit);
        }

        return Finish(part) ? SnapshotSummary.Of(_cad, part.ServerId) : null;
    }

    private void Merge(Unit unit)
    {
        var player = _cad.Players.PlayerOf(unit.Id);
        if (_cad.Units.Merge(unit.Id, unit, out var before) is not { } current)
        {
            return;
        }

        if (before is not null && !before.HasSameContentElsewhere(current))
        {
            _cad.OfficialChanges.AddUpdate(before, current);
        }

        _cad.OfficialChanges.AddLink(player, current);
    }

    // True when a snapshot with all units has ended.
    private bool Finish(SnapshotChunk part)
    {
        switch (part.Through)
        {
            case SnapshotStage.Calls:
                FinishCalls();
                break;
            case SnapshotStage.Units:
                FinishUnits();
                break;
            case SnapshotStage.End:
                IsOpen = false;
                _cad.Units.AbandonSnapshot();
                _cad.Calls.AbandonSnapshot();
                _cad.EmergencyCalls.AbandonSnapshot();
                _problem = part.Problem ?? _problem;
                Ended?.Invoke(part.ServerId, _problem);
                return _unitsAreRight;
        }

        return false;
    }

    private void FinishCalls()
    {
        foreach (var key in Missing(_cad.Calls.EndSnapshot()))
        {
            _cad.Calls.Change(key, call => call.Closed());
            _callsChanged = true;
        }

        foreach (var key in Missing(_cad.EmergencyCalls.EndSnapshot()))
        {
            _cad.EmergencyCalls.Remove(key);
            _emergencyCallsChanged = true;
        }

        if (_callsChanged)
        {
            _cad.OfficialChanges.Add(CadChangeKind.CallCacheUpdated);
        }

        if (_emergencyCallsChanged)
        {
            _cad.OfficialChanges.Add(CadChangeKind.EmergencyCacheUpdated);
        }
    }

    private void FinishUnits()
    {
        var missing = _cad.Units.EndSnapshot();
        _unitsAreRight = missing is not null;
        foreach (var id in Missing(missing))
        {
            _cad.RemoveUnit(id);
        }
    }

    private IReadOnlyList<T> Missing<T>(IReadOnlyList<T>? keys)
    {
        _problem = keys is null ? "too much has changed meanwhile" : _problem;
        return keys ?? Array.Empty<T>();
    }
}
