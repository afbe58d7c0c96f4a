namespace SonoranPush.Cad;

/// <summary>What a registry holds: immutable, and replaced as a whole.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IRegistryEntry<TSelf>
    where TSelf : class
{
    /// <summary>The CAD server that it was last heard of from.</summary>
    int ServerId { get; }

    /// <summary>Over and done with: the first to go when room is needed.</summary>
    bool IsOver { get; }

    /// <summary>Does the CAD say the same of both?</summary>
    bool HasSameContent(TSelf other);

    /// <summary>Merges this description into an older one: what it leaves out stays, an explicit null clears.</summary>
    /// <param name="known">The older one; null when there is none.</param>
    TSelf MergeInto(TSelf? known);
}
