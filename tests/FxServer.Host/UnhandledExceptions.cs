#if !NETFRAMEWORK
using System.Runtime.ExceptionServices;
using CitizenFX.Core.Runtime;

namespace FxServer.Host;

/// <summary>Takes note of exceptions of resources that nobody caught, as from <c>async void</c>. A real server ends there; this process
/// lives on to report it.</summary>
internal static class UnhandledExceptions
{
    private static readonly Lazy<bool> Watched = new(() =>
    {
        ExceptionHandling.SetUnhandledExceptionHandler(IsOfResource);
        return true;
    });

    /// <summary>Once per process: there is one such handler.</summary>
    public static void Watch() => _ = Watched.Value;

    private static bool IsOfResource(Exception e)
    {
        ResourceRuntime? owner = Ownership.Of(e);
        owner?.Report(FaultKind.UnhandledException, "Unhandled exception", e);
        return owner is not null;
    }
}
#endif
