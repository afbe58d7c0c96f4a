#if NETFRAMEWORK
using CitizenFX.Core.Runtime;

namespace FxServer.Host.Resources;

/// <summary>A resource's world on Mono: an AppDomain whose base is the resource's folder, as on a real server. Every native is a remoting
/// call out of it.</summary>
internal sealed class DomainWorld : IResourceWorld
{
    private readonly AppDomain _domain;
    private readonly DomainScripts _scripts;

    public DomainWorld(IServer server, Resource resource, int instance)
    {
        var setup = new AppDomainSetup { ApplicationBase = resource.Folder, ApplicationName = resource.Name };
        Type scripts = typeof(DomainScripts);
        _domain = AppDomain.CreateDomain(resource.Name, null, setup);
        _scripts = (DomainScripts)_domain.CreateInstanceFromAndUnwrap(scripts.Assembly.Location, scripts.FullName);
        Runtime = _scripts.Open(server, new HostFiles(), resource.Name, instance);
    }

    public ResourceRuntime Runtime { get; }

    public IReadOnlyCollection<string> LateResolutions => _scripts.GetLateResolutions();

    public void Load(string scriptFile) => _scripts.Load(scriptFile);

    public void Unload() => AppDomain.Unload(_domain);
}
#endif
