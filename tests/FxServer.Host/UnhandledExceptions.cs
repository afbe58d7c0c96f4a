using System;
using CitizenFX.Core.Runtime;
#if !NETFRAMEWORK
using System.Runtime.ExceptionServices;
#endif

namespace FxServer.Host;

/// <summary>Takes note of exceptions that nobody caught, as from <c>async void</c>. A real server ends there; on .NET this process lives
/// on to report it, on Mono it ends.</summary>
internal static class UnhandledExceptions
{
    private static readonly Lazy<bool> Watched = new(Install);

    /// <summary>Once per process.</summary>
    public static void Watch() => _ = Watched.Value;

    private static bool Install()
    {
#if NETFRAMEWORK
        AppDomain.CurrentDomain.UnhandledException += (_, e) => Report((Exception)e.ExceptionObject);
#else
        ExceptionHandling.SetUnhandledExceptionHandler(Report);
#endif
        return true;
    }

    private static bool Report(Exception e)
    {
        ResourceRuntime? owner = ResourceRuntime.OwnerOf(e);
        owner?.Report(FaultKind.UnhandledException, "Unhandled exception", e);
        return owner is not null;
    }
}
