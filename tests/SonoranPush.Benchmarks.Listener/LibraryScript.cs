using System.Reflection;
using CitizenFX.Core;
using CitizenFX.Core.Native;

namespace SonoranPush.Benchmarks.Listener;

/// <summary>Loads the assemblies that the manifest names as <c>library</c>, and does nothing with them: what remains of them after a
/// stop is the runtime's. A script among them is loaded from bytes, as the server loads scripts.</summary>
public sealed class LibraryScript : BaseScript
{
    /// <summary>Loads them.</summary>
    public LibraryScript()
    {
        string resource = API.GetCurrentResourceName();
        for (int index = 0; API.GetResourceMetadata(resource, "library", index) is { Length: > 0 } name; index++)
        {
            _ = name.EndsWith(".net", StringComparison.Ordinal)
                ? Assembly.Load(File.ReadAllBytes(Path.Combine(API.GetResourcePath(resource), name + ".dll")))
                : Assembly.Load(name);
        }
    }
}
