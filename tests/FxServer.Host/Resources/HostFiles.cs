#if NETFRAMEWORK

namespace FxServer.Host.Resources;

/// <summary>Gives a resource's world the bytes of files: on a real server it cannot read assemblies but through the host. Any
/// thread.</summary>
internal sealed class HostFiles : MarshalByRefObject
{
    public override object? InitializeLifetimeService() => null;

#pragma warning disable CA1822 // A static method would read on the caller's side of the border.
    /// <summary>The file's bytes, or null when there is none.</summary>
    public byte[]? Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;
#pragma warning restore CA1822
}
#endif
