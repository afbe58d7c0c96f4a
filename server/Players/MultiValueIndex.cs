namespace SonoranPush.Players;

/// <summary>Finds lists by key, the oldest value first. Empty lists are not kept. One thread at a time.</summary>
internal sealed class MultiValueIndex<TKey, TValue>
    where TKey : notnull
{
    private static readonly List<TValue> None = new();

    private readonly Dictionary<TKey, List<TValue>> _lists = new();

    /// <summary>The values of a key.</summary>
    public IReadOnlyList<TValue> Find(TKey key) => _lists.TryGetValue(key, out var list) ? list : None;

    /// <summary>Adds a value after the others.</summary>
    public void Add(TKey key, TValue value)
    {
        if (!_lists.TryGetValue(key, out var list))
        {
            _lists[key] = list = new List<TValue>(1);
        }

        list.Add(value);
    }

    /// <summary>Removes a value.</summary>
    public void Remove(TKey key, TValue value)
    {
        if (_lists.TryGetValue(key, out var list) && list.Remove(value) && list.Count == 0)
        {
            _lists.Remove(key);
        }
    }
}
