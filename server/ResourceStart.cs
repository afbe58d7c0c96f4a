using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush;

/// <summary>The heavy work of the start, one step a tick, so that the server never waits for all of it at once. Tick thread
/// only.</summary>
internal sealed class ResourceStart
{
    private readonly Queue<(string Name, Action Run)> _steps = new();
    private readonly ILogger _log;
    private readonly TimeProvider _time;

    /// <summary>Lines the steps up.</summary>
    public ResourceStart(IScriptHost host, ILogger log, TimeProvider time)
    {
        _log = log;
        _time = time;
        _steps.Enqueue(("invariant cultures", UseInvariantCultures));
        _steps.Enqueue(("loading libraries", () => AssemblyPreload.Run()));
        _steps.Enqueue(("first event", () => WarmUpEvents(host)));
    }

    /// <summary>Adds a step behind the others.</summary>
    public void Then(string name, Action step) => _steps.Enqueue((name, step));

    /// <summary>Runs the next step.</summary>
    /// <returns>False when none was left.</returns>
    public bool RunNext()
    {
        if (_steps.Count == 0)
        {
            return false;
        }

        var (name, run) = _steps.Dequeue();
        var start = _time.GetTimestamp();
        try
        {
            run();
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, name, exception);
        }

        Log.StartStep(_log, name, _time.GetElapsedTime(start));
        return true;
    }

    // Otherwise look-ups of translated resources on pool threads reach the server's resolver, and numbers follow the machine.
    private static void UseInvariantCultures()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    // The first event of a resource costs the server ten times what the later ones do: not in the middle of a shift.
    private static void WarmUpEvents(IScriptHost host)
    {
        var writer = new MessagePackWriter();
        writer.WriteArrayHeader(0);
        host.RaiseEvent(ScriptContract.WarmUp, new ArraySegment<byte>(writer.Buffer, 0, writer.Length));
    }
}
