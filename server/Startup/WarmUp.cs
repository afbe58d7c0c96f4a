using SonoranPush.Contracts;
using SonoranPush.Hosting;

namespace SonoranPush.Startup;

/// <summary>Steps that a real server runs before all others, so that their cost does not fall into later ticks.
/// Main thread only.</summary>
internal static class WarmUp
{
    /// <summary>The steps, in order: the warm-up run uses pool threads, which must not find a library that is not loaded.</summary>
    public static IEnumerable<StartupStep> Steps(IScriptHost host, TimeProvider time)
    {
        yield return new StartupStep("invariant cultures", UseInvariantCultures);
        yield return new StartupStep("loading libraries", new AssemblyPreload(time).LoadSome);
        yield return new StartupStep("first event", () => RaiseFirstEvent(host));
        yield return new StartupStep("warm-up run", new WarmUpRun(time).IsOver);
    }

    // Otherwise look-ups of translated resources on pool threads reach the server's resolver, and numbers are formatted by the machine's
    // culture.
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
