using System.IO;
using CitizenFX.Core.Native;

namespace SonoranPush.Hosting;

/// <summary>Looks for resources by their own name. The manifest of this resource provides other names, and for those the server answers with
/// this resource while no resource of that very name is started. Tick thread only.</summary>
internal static class NamedResource
{
    /// <summary>Is a resource of exactly this name started? Two crossings.</summary>
    public static bool IsStarted(string name) =>
        API.GetResourceState(name) == "started"
        // A resource's name is that of its folder.
        && Path.GetFileName(API.GetResourcePath(name)?.TrimEnd('/', '\\')) == name;
}
