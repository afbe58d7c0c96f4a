using SonoranPush.Contracts;

namespace SonoranPush.Cad.Changes;

/// <summary>Why an entry has changed.</summary>
/// <param name="Name">One of <see cref="ChangeCauses"/>.</param>
/// <param name="PushType">Type of the push event; null for the other causes.</param>
internal readonly record struct ChangeCause(string Name, string? PushType = null)
{
    /// <summary>A push event of that type.</summary>
    public static ChangeCause Push(string type) => new(ChangeCauses.Push, type);
}
