using CitizenFX.Core.Native;

namespace SonoranPush.Hosting;

/// <summary>Resolves resources by their exact name. For a name that this resource's manifest provides, the server returns this resource
/// while no resource with that name is started. Main thread only.</summary>
internal static class ResourceNameResolver
{
    /// <summary>Returns true if a resource of exactly this name is started. Two crossings.</summary>
    public static bool IsStarted(string name) =>
        API.GetResourceState(name) == "started"
        // A resource's name is that of its folder.
        && Path.GetFileName(API.GetResourcePath(name)?.TrimEnd('/', '\\')) == name;
}
