namespace SonoranPush.Locations.Sending;

/// <summary>Keeps the few candidates with the highest priority out of many, without allocating. Location loop only.</summary>
internal sealed class TopK<T>
    where T : class
{
    private readonly T?[] _candidates;
    private readonly double[] _priorities;

    /// <summary>Creates a list for so many candidates.</summary>
    public TopK(int capacity)
    {
        _candidates = new T?[capacity];
        _priorities = new double[capacity];
    }

    /// <summary>Candidates kept.</summary>
    public int Count { get; private set; }

    /// <summary>A candidate by rank, the best at 0.</summary>
    public T this[int rank] => _candidates[rank]!;

    /// <summary>Offers a candidate.</summary>
    public void Offer(T candidate, double priority)
    {
        if (Count == _candidates.Length && priority <= _priorities[Count - 1])
        {
            return;
        }

        var rank = Count < _candidates.Length ? Count++ : Count - 1;
        for (; rank > 0 && _priorities[rank - 1] < priority; rank--)
        {
            _candidates[rank] = _candidates[rank - 1];
            _priorities[rank] = _priorities[rank - 1];
        }

        _candidates[rank] = candidate;
        _priorities[rank] = priority;
    }

    /// <summary>Removes all candidates.</summary>
    public void Clear()
    {
        Array.Clear(_candidates, 0, Count);
        Count = 0;
    }
}
