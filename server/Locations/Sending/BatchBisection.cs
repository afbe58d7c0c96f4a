namespace SonoranPush.Locations.Sending;

/// <summary>Units of a batch that the hub rejected because of one of its rows: they are sent again in halves, until the bad row is alone.
/// Location loop only.</summary>
internal sealed class BatchBisection
{
    private readonly Stack<TrackedUnit[]> _groups = new();

    /// <summary>True while a group is to be sent by itself.</summary>
    public bool Any => _groups.Count > 0;

    /// <summary>Starts the search for the bad row in a refused batch of more than one.</summary>
    public void Halve(TrackedUnit[] batch)
    {
        var first = new TrackedUnit[batch.Length / 2];
        var second = new TrackedUnit[batch.Length - first.Length];
        Array.Copy(batch, first, first.Length);
        Array.Copy(batch, first.Length, second, 0, second.Length);
        _groups.Push(second);
        _groups.Push(first);
    }

    /// <summary>The next group to be sent by itself.</summary>
    public TrackedUnit[] Next() => _groups.Pop();

    /// <summary>Ends the search.</summary>
    public void Clear() => _groups.Clear();
}
