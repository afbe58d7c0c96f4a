namespace FxServer.Host.Resources;

/// <summary>The resources that the server knows, in their order. Main thread only.</summary>
internal sealed class ResourceList
{
    private Resource[] _all = Array.Empty<Resource>();

    /// <summary>A snapshot: events may start and stop resources.</summary>
    public IReadOnlyList<Resource> All => _all;

    public Resource? Find(string? name) => _all.FirstOrDefault(resource => resource.Name == name);

    /// <summary>The resource that a server answers for a name with: the one of that name, unless it is absent or stopped and another one
    /// provides the name. One that provides the name of a stopped resource must be started.</summary>
    public Resource? FindProvided(string? name)
    {
        Resource? named = Find(name);
        return named is null or { State: ResourceState.Stopped }
            ? _all.FirstOrDefault(other => other.Manifest.Values("provide").Contains(name) && (named is null || other.State == ResourceState.Started)) ?? named
            : named;
    }

    /// <summary>The state that a server answers for a name.</summary>
    public string StateOf(string? name) => FindProvided(name)?.State.ToString().ToLower(CultureInfo.InvariantCulture) ?? "missing";

    /// <summary>The resource of a folder.</summary>
    public Resource Add(string folder)
    {
        var resource = new Resource(folder);
        if (Find(resource.Name) is not null)
        {
            throw new ArgumentException($"There are two resources named {resource.Name}.", nameof(folder));
        }

        _all = _all.Append(resource).ToArray();
        return resource;
    }
}
