using System.Diagnostics;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>The emulated FXServer in a Mono process of its own, with the built resource and a consumer.</summary>
internal sealed class MonoServer : ServerProcess
{
    private MonoServer(Uri hub, string resource, string consumer, Action<ProcessStartInfo>? prepare)
        : base(ServerRuntime.Mono, (hub, "demo-key"), resource, consumer, prepare)
    {
    }

    /// <summary>Starts a server whose resource logs in at a hub.</summary>
    /// <param name="hub">The hub's address.</param>
    /// <param name="resource">The resource's folder; null for the built one.</param>
    /// <param name="consumer">The second resource, by the path of its folder from <c>dist</c>.</param>
    /// <param name="prepare">Adds to the process's environment and arguments.</param>
    public static MonoServer Start(
        Uri hub, string? resource = null, string consumer = "consumer", Action<ProcessStartInfo>? prepare = null) =>
        new(hub, resource ?? BuiltFolder.Root, consumer, prepare);
}
