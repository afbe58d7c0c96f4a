namespace SonoranPush.PushEvents;

/// <summary>Passes push events, session events and snapshots to the main thread, in order. Bounded by number and by bytes: when it is full
/// the oldest events are dropped and counted; everything else stays. Adding never blocks. Any thread.</summary>
internal sealed class PushEventQueue
{
    private readonly PushEventLimits _limits;
    private readonly object _gate = new();

    // Two queues ordered by a shared ticket number, so that dropping the oldest event leaves other items alone.
    private readonly Queue<(long Ticket, QueuedPushEvent Item)> _events = new();
    private readonly Queue<(long Ticket, QueueItem Item)> _others = new();
    private readonly Dictionary<int, long> _dropped = new();
    private long _nextTicket;
    private long _bytes;

    public PushEventQueue(PushEventLimits limits) => _limits = limits;

    /// <summary>Queued items of any kind.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _events.Count + _others.Count;
            }
        }
    }

    /// <summary>Estimated bytes of the queued events.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Adds an event; drops the oldest ones if there is no room.</summary>
    public void Add(QueuedPushEvent item)
    {
        lock (_gate)
        {
            while (_events.Count > 0 && (_events.Count >= _limits.QueuedEvents || _bytes + item.Weight > _limits.QueuedBytes))
            {
                DropOldest();
            }

            _events.Enqueue((_nextTicket++, item));
            _bytes += item.Weight;
        }
    }

    /// <summary>Adds any other item, without a limit.</summary>
    public void Add(QueueItem item)
    {
        lock (_gate)
        {
            _others.Enqueue((_nextTicket++, item));
        }
    }

    /// <summary>Removes and returns the oldest item.</summary>
    /// <returns>Null when the queue is empty.</returns>
    public QueueItem? Take()
    {
        lock (_gate)
        {
            if (_events.Count == 0)
            {
                return _others.Count == 0 ? null : _others.Dequeue().Item;
            }

            if (_others.Count > 0 && _others.Peek().Ticket < _events.Peek().Ticket)
            {
                return _others.Dequeue().Item;
            }

            var item = _events.Dequeue().Item;
            _bytes -= item.Weight;
            return item;
        }
    }

    /// <summary>Returns the numbers of events dropped since the last call, by server id.</summary>
    /// <returns>Null when none were.</returns>
    public IReadOnlyList<KeyValuePair<int, long>>? TakeDropped()
    {
        lock (_gate)
        {
            if (_dropped.Count == 0)
            {
                return null;
            }

            var dropped = new List<KeyValuePair<int, long>>(_dropped);
            _dropped.Clear();
            return dropped;
        }
    }

    private void DropOldest()
    {
        var item = _events.Dequeue().Item;
        _bytes -= item.Weight;
        _dropped.TryGetValue(item.ServerId, out var count);
        _dropped[item.ServerId] = count + 1;
    }
}
