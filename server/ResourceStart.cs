using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush;

/// <summary>The heavy work of the start in small steps, one a tick, so that the server never waits for all of it at once. Tick
/// thread only.</summary>
internal sealed class ResourceStart
{
    private readonly Queue<(string Name, Func<bool> Run)> _steps = new();

    // Told at the end, when the log level is known.
    private readonly List<(string Name, TimeSpan Took)> _taken = new();
    private readonly ILogger _log;
    private readonly TimeProvider _time;

    /// <summary>Lines the first steps up: cultures, libraries, a first event.</summary>
    public ResourceStart(IScriptHost host, ILogger log, TimeProvider time)
    {
        _log = log;
        _time = time;
        var preload = new AssemblyPreload(time);
        Then("invariant cultures", UseInvariantCultures);
        Then("loading libraries", preload.LoadSome);
        Then("first event", () => WarmUpEvents(host));
    }

    /// <summary>All steps are behind.</summary>
    public bool IsDone => _steps.Count == 0;

    /// <summary>Adds a step behind the others.</summary>
    public void Then(string name, Action step) => Then(name, () =>
    {
        step();
        return true;
    });

    /// <summary>Adds a step that answers true when it is through, and is called again with the next tick until then.</summary>
    public void Then(string name, Func<bool> step) => _steps.Enqueue((name, step));

    /// <summary>Runs the next step, or the next part of it.</summary>
    public void RunNext()
    {
        var (name, run) = _steps.Peek();
        var began = _time.GetTimestamp();
        var through = true;
        try
        {
            through = run();
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, name, exception);
        }

        _taken.Add((name, _time.GetElapsedTime(began)));
        if (through)
        {
            _steps.Dequeue();
        }

        if (IsDone)
        {
            TellTimes();
        }
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

    private void TellTimes()
    {
        foreach (var (name, took) in _taken)
        {
            Log.StartStep(_log, name, took);
        }

        _taken.Clear();
    }
}
