namespace SonoranPush.Cad;

/// <summary>An entry of a registry. It decides three things: how a new description is merged (<see cref="MergeInto"/>), when two are equal
/// (<see cref="HasSameContent"/>), and whether it may be removed first (<see cref="IsOver"/>). Immutable.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IRegistryEntry<TSelf>
    where TSelf : class
{
    /// <summary>The CAD server that last reported it.</summary>
    int ServerId { get; }

    /// <summary>True for a finished entry, which is removed first when the registry is full.</summary>
    bool IsOver { get; }

    /// <summary>Returns true if both have the same content.</summary>
    bool HasSameContent(TSelf other);

    /// <summary>Merges this description into an older one: what it leaves out stays, an explicit null clears.</summary>
    /// <param name="known">The older one; null when there is none.</param>
    TSelf MergeInto(TSelf? known);
}
