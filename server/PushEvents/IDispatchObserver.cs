namespace SonoranPush.PushEvents;

/// <summary>Observes the dispatcher: applies each item before its own events are raised, and returns further events to raise afterwards.
/// The dispatcher catches and logs exceptions. Main thread only.</summary>
internal interface IDispatchObserver
{
    /// <summary>True while <see cref="NextEvent"/> has work to do.</summary>
    bool HasPendingEvents { get; }

    /// <summary>True while <see cref="NextChange"/> has work to do.</summary>
    bool HasPendingChanges { get; }

    /// <summary>True while the pending changes must be raised before the next item is dispatched.</summary>
    bool IsHoldingQueue { get; }

    /// <summary>Applies an item before its events are raised.</summary>
    void OnDispatching(QueueItem item);

    /// <summary>The item's own events were raised.</summary>
    void OnDispatched(QueueItem item);

    /// <summary>Events of a CAD server were dropped.</summary>
    void OnDropped(int serverId);

    /// <summary>Returns the next event that belongs to an item or to a player.</summary>
    /// <returns>Null when there is none: the next item may be dispatched.</returns>
    PendingEvent? NextEvent();

    /// <summary>Returns the next change event.</summary>
    /// <returns>Null when that change needs none.</returns>
    PendingEvent? NextChange();
}
