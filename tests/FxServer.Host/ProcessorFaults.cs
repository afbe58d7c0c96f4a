#if !NETFRAMEWORK
using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using CitizenFX.Core.Runtime;
using FxServer.Host.Resources;

namespace FxServer.Host;

/// <summary>Takes note of null references and divisions by zero of resources and their libraries, where they are thrown. Some Linux builds
/// of FXServer end on the signal behind them, whatever catches the exception. On Mono, <c>--trace</c> tells of them.</summary>
internal static class ProcessorFaults
{
    [ThreadStatic]
    private static bool _isReporting;

    private static readonly Lazy<bool> Watched = new(() =>
    {
        AppDomain.CurrentDomain.FirstChanceException += Note;
        return true;
    });

    /// <summary>Once per process: there is one such event.</summary>
    public static void Watch() => _ = Watched.Value;

    private static void Note(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is not (NullReferenceException or DivideByZeroException) || _isReporting)
        {
            return;
        }

        _isReporting = true;
        try
        {
            Report(thrown.Exception, new StackTrace());
        }
        finally
        {
            _isReporting = false;
        }
    }

    // Exceptions of the test's own code, in the same process, are none of a resource's.
    private static void Report(Exception exception, StackTrace stack)
    {
        foreach (StackFrame frame in stack.GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly is { } assembly && AssemblyLoadContext.GetLoadContext(assembly) is ContextWorld world)
            {
                world.Runtime.Report(FaultKind.ProcessorFault, "Null reference or division by zero", exception);
                return;
            }
        }
    }
}
#endif
