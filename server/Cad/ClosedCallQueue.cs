namespace SonoranPush.Cad;

/// <summary>Closed calls in the order of their closing, so that the next one to expire is found without a search. Main thread
/// only.</summary>
internal sealed class ClosedCallQueue
{
    private readonly TimeProvider _time;
    private readonly LinkedList<(object Key, long ClosedAt)> _order = new();
    private readonly Dictionary<object, LinkedListNode<(object Key, long ClosedAt)>> _nodes = new();

    public ClosedCallQueue(TimeProvider time) => _time = time;

    /// <summary>Call when a call was added, replaced or removed.</summary>
    public void CallReplaced(Call? before, Call? after)
    {
        if (after is { IsOver: true })
        {
            if (!_nodes.ContainsKey(after.Key))
            {
                _nodes[after.Key] = _order.AddLast((after.Key, _time.GetTimestamp()));
            }
        }
        else if ((after ?? before) is { } call && _nodes.TryGetValue(call.Key, out var node))
        {
            _order.Remove(node);
            _nodes.Remove(call.Key);
        }
    }

    /// <summary>The next call that has been closed for that long, or null.</summary>
    public object? NextExpired(TimeSpan retention) =>
        _order.First is { } first && _time.GetElapsedTime(first.Value.ClosedAt) >= retention ? first.Value.Key : null;
}
