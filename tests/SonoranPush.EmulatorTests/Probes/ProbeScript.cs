using CitizenFX.Core;
using CitizenFX.Core.Native;

namespace Probes;

/// <summary>The one script that a server constructs: it adds the probe that the manifest names.</summary>
public sealed class ProbeScript : BaseScript
{
    public ProbeScript()
    {
        string name = API.GetResourceMetadata(API.GetCurrentResourceName(), "probe", 0);
        var probe = Type.GetType("Probes." + name, throwOnError: true)!;
        RegisterScript((BaseScript)Activator.CreateInstance(probe, nonPublic: true)!);
    }
}
