using SonoranPush.Players;

namespace SonoranPush.Cad.Changes;

/// <summary>Changes whose official events are pending. Main thread only.</summary>
internal sealed class OfficialChangeQueue
{
    private readonly Queue<CadChange> _changes = new();
    private readonly PlayerRegistry _players;
    private readonly Func<bool> _isOn;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="players">Finds the players of units.</param>
    /// <param name="isOn">Returns true while official events are raised; otherwise none is queued.</param>
    public OfficialChangeQueue(PlayerRegistry players, Func<bool> isOn)
    {
        _players = players;
        _isOn = isOn;
    }

    /// <summary>The number of pending changes.</summary>
    public int Count => _changes.Count;

    /// <summary>Removes and returns the oldest change.</summary>
    public CadChange Dequeue() => _changes.Dequeue();

    /// <summary>Removes all changes.</summary>
    public void Clear() => _changes.Clear();

    /// <summary>Adds a change.</summary>
    public void Add(CadChangeKind kind, params object?[] arguments)
    {
        if (_isOn())
        {
            _changes.Enqueue(new CadChange(kind, arguments));
        }
    }

    /// <summary>Adds the changes between two states of a unit.</summary>
    /// <param name="before">The unit before, or null when it was not known.</param>
    /// <param name="unit">The unit.</param>
    public void AddUpdate(Unit? before, Unit unit)
    {
        Add(CadChangeKind.UnitUpdate, unit.Table, unit.Status);
        if (before is not null && !Equals(before.Status, unit.Status))
        {
            Add(CadChangeKind.UnitStatusUpdate, unit.Table, unit.Status);
        }
    }

    /// <summary>Adds the changes when a unit's player has changed.</summary>
    /// <param name="before">The previous player, or null.</param>
    /// <param name="unit">The unit.</param>
    public void AddLink(string? before, Unit unit)
    {
        var now = _players.PlayerOf(unit.Id);
        if (before == now)
        {
            return;
        }

        if (before is not null)
        {
            Add(CadChangeKind.RemovePlayer, before, unit.Table);
        }

        if (now is not null)
        {
            Add(CadChangeKind.AddPlayer, now, unit.Table);
        }
    }
}
