namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>Looks for every type and member that an assembly refers to, the way a runtime does: in the library that is named,
/// on to where that forwards the type, and for members up the base types.</summary>
internal sealed class ReferenceCheck
{
    private readonly IReadOnlyDictionary<string, Library> _libraries;

    /// <summary>Creates a check.</summary>
    /// <param name="libraries">All that is there at run time, by simple name.</param>
    public ReferenceCheck(IReadOnlyDictionary<string, Library> libraries) => _libraries = libraries;

    /// <summary>References that lead nowhere, one line each.</summary>
    public IReadOnlyList<string> FindMissing(AssemblyReferences references)
    {
        var missing = new List<string>();
        foreach (var type in references.Types)
        {
            if (Find(type) is null)
            {
                missing.Add($"[{type.Library}] T:{type.FullName}");
            }
        }

        foreach (var (type, member) in references.Members)
        {
            if (Find(type) is { } found && !Has(found, member))
            {
                missing.Add($"[{found.Library}] {member.IdIn(found.FullName)} -> {member.Type}");
            }
        }

        return missing;
    }

    // Follows forwards. The hops are counted against libraries that forward to each other.
    private TypeName? Find(TypeName type)
    {
        for (var hop = 0; hop < 5 && _libraries.TryGetValue(type.Library, out var library); hop++)
        {
            if (library.Types.ContainsKey(type.FullName))
            {
                return type;
            }

            if (ForwardOf(library, type.FullName) is not { } target)
            {
                return null;
            }

            type = type with { Library = target };
        }

        return null;
    }

    // A nested type goes where the type around it goes.
    private static string? ForwardOf(Library library, string type)
    {
        for (var end = type.Length; end > 0; end = type.LastIndexOf('.', end - 1))
        {
            if (library.Forwards.TryGetValue(type[..end], out var target))
            {
                return target;
            }
        }

        return null;
    }

    // Where the facts do not tell the type of a member, its name and parameters must do.
    private bool Has(TypeName declaring, Member member)
    {
        for (TypeName? type = declaring; type is not null; type = BaseOf(type))
        {
            if (_libraries[type.Library].Members.TryGetValue(member.IdIn(type.FullName), out var memberType))
            {
                return memberType is null || memberType == member.Type;
            }
        }

        return false;
    }

    private TypeName? BaseOf(TypeName type) => _libraries[type.Library].Types[type.FullName] is { } baseType ? Find(baseType) : null;
}
