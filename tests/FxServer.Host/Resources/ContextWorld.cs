#if !NETFRAMEWORK
using System.Reflection;
using System.Runtime.Loader;
using CitizenFX.Core.Runtime;

namespace FxServer.Host.Resources;

/// <summary>A resource's world on .NET: its own folder comes first, so that a library that is missing there is missing, and one that
/// is there is the resource's own. Only CitizenFX.Core is shared.</summary>
internal sealed class ContextWorld : AssemblyLoadContext, IResourceWorld
{
    private readonly List<string> _folders = new();

    public ContextWorld(IServer server, Resource resource, int instance)
        : base(resource.Name)
    {
        _folders.Add(resource.Folder);
        Runtime = new ResourceRuntime(server, resource.Name, instance, assembly => GetLoadContext(assembly) == this);
    }

    public ResourceRuntime Runtime { get; }

    public IReadOnlyCollection<string> LateResolutions => Array.Empty<string>();

    public void Load(string scriptFile)
    {
        string folder = Path.GetDirectoryName(scriptFile)!;
        if (!_folders.Contains(folder))
        {
            _folders.Add(folder);
        }

        // From bytes, as on a server: the file stays free to be rebuilt.
        using var bytes = new MemoryStream(File.ReadAllBytes(scriptFile));
        Runtime.Start(LoadFromStream(bytes));
    }

    // Kept: what the resource left running would pin it anyway. Unloading is proved on Mono, where servers do it.
    void IResourceWorld.Unload()
    {
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly core = typeof(ResourceRuntime).Assembly;
        if (assemblyName.Name == core.GetName().Name)
        {
            return core;
        }

        string? file = _folders.ConvertAll(folder => Path.Combine(folder, assemblyName.Name + ".dll")).Find(File.Exists);
        return file is null ? null : LoadFromAssemblyPath(file);
    }
}
#endif
