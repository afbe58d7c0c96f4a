using System;
using System.Collections.Generic;
using System.Globalization;
using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Startup;

/// <summary>What is done on a real server before anything else, so that nothing of it falls into the first minutes of a shift.
/// Tick thread only.</summary>
internal static class WarmUp
{
    /// <summary>The steps, in order: the rehearsal uses pool threads, which must not find a library that is not loaded.</summary>
    public static IEnumerable<StartupStep> Steps(IScriptHost host, TimeProvider time)
    {
        yield return new StartupStep("invariant cultures", UseInvariantCultures);
        yield return new StartupStep("loading libraries", new AssemblyPreload(time).LoadSome);
        yield return new StartupStep("first event", () => RaiseFirstEvent(host));
        yield return new StartupStep("rehearsal", new Rehearsal(time).IsOver);
    }

    // Otherwise look-ups of translated resources on pool threads reach the server's resolver, and numbers follow the machine.
    private static void UseInvariantCultures()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    // The first event of a resource costs the server ten times what the later ones do.
    private static void RaiseFirstEvent(IScriptHost host)
    {
        var writer = new MessagePackWriter();
        writer.WriteArrayHeader(0);
        host.RaiseEvent(ScriptContract.WarmUp, writer.Written);
    }
}
