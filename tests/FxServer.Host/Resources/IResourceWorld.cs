using CitizenFX.Core.Runtime;

namespace FxServer.Host.Resources;

/// <summary>Where a resource's code lives: an AssemblyLoadContext on .NET, an AppDomain on Mono.</summary>
internal interface IResourceWorld
{
    /// <summary>The runtime inside.</summary>
    ResourceRuntime Runtime { get; }

    /// <summary>Assemblies that were looked up off the main thread, where a real server's unlocked resolver may hang.</summary>
    IReadOnlyCollection<string> LateResolutions { get; }

    /// <summary>Loads a script and constructs what it defines.</summary>
    void Load(string scriptFile);

    /// <summary>Ends the world. Throws when it will not end.</summary>
    void Unload();
}
