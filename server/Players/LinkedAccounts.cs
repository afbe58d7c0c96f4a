namespace SonoranPush.Players;

/// <summary>Ids that the CAD has shown to be linked to an account, on a unit or by telling of a new link. Bounded: the oldest
/// go. Main thread only.</summary>
internal sealed class LinkedAccounts
{
    private const int Capacity = 10_000;

    private readonly Dictionary<string, string> _spellings = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Remembers a linked id.</summary>
    /// <param name="communityUserId">The id as the CAD spells it.</param>
    public void Add(string communityUserId)
    {
        if (IdentityNormalizer.Normalise(communityUserId) is not { } identity || _spellings.ContainsKey(identity))
        {
            return;
        }

        if (_order.Count >= Capacity)
        {
            _spellings.Remove(_order.Dequeue());
        }

        _spellings.Add(identity, communityUserId);
        _order.Enqueue(identity);
    }

    /// <summary>Removes all, because they belong to another community.</summary>
    public void Clear()
    {
        _spellings.Clear();
        _order.Clear();
    }

    /// <summary>The first of the identities that is linked, as the CAD spells it.</summary>
    /// <param name="identities">Values in the form they are compared in.</param>
    /// <returns>Null when none is known to be linked.</returns>
    public string? Find(IEnumerable<string> identities)
    {
        foreach (var identity in identities)
        {
            if (_spellings.TryGetValue(identity, out var communityUserId))
            {
                return communityUserId;
            }
        }

        return null;
    }
}
