using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Requests;

/// <summary>The units of a request, by the ids that the CAD accepts. Immutable.</summary>
internal sealed class UnitTargets
{
    /// <summary>Most units of one request.</summary>
    public const int MaxTargets = 100;

    /// <summary>Creates the targets, each once.</summary>
    /// <param name="identIds">Identifier ids of units.</param>
    /// <param name="communityUserIds">Linked ids of units whose identifier id is not known.</param>
    public UnitTargets(IEnumerable<long> identIds, IEnumerable<string> communityUserIds)
    {
        IdentIds = identIds.Distinct().ToList();
        CommunityUserIds = communityUserIds.Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>Identifier ids of units.</summary>
    public IReadOnlyList<long> IdentIds { get; }

    /// <summary>Linked ids of units whose identifier id is not known.</summary>
    public IReadOnlyList<string> CommunityUserIds { get; }

    /// <summary>The number of units.</summary>
    public int Count => IdentIds.Count + CommunityUserIds.Count;

    /// <summary>These targets without the given ones.</summary>
    public UnitTargets Without(UnitTargets others) =>
        new(IdentIds.Except(others.IdentIds), CommunityUserIds.Except(others.CommunityUserIds, StringComparer.Ordinal));

    /// <summary>Writes the targets into the body of a request.</summary>
    public void WriteTo(Table body)
    {
        if (IdentIds.Count > 0)
        {
            body["identIds"] = IdentIds.Select(id => (object?)id).ToList();
        }

        if (CommunityUserIds.Count > 0)
        {
            body["communityUserIds"] = CommunityUserIds.Select(id => (object?)id).ToList();
        }
    }
}
