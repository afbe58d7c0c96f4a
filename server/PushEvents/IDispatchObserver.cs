namespace SonoranPush.PushEvents;

/// <summary>Follows what comes out of the queue: sees each item before its own events are raised, and may have more to raise
/// behind them. Nothing of this throws. Tick thread only.</summary>
internal interface IDispatchObserver
{
    /// <summary>Is something left to raise before the next item may come?</summary>
    bool IsBehind { get; }

    /// <summary>An item's turn has come; nothing of it was raised yet.</summary>
    void Before(QueueItem item);

    /// <summary>The item's own events were raised.</summary>
    void After(QueueItem item);

    /// <summary>Events of a CAD server were given up: nobody will see them.</summary>
    void Missed(int serverId);

    /// <summary>Raises the next thing that follows: one crossing.</summary>
    /// <returns>False when nothing was left, or when it failed: the next item may come.</returns>
    bool RaiseNext();
}
