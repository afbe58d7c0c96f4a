using System.Diagnostics;
using System.Reflection;

namespace CitizenFX.Core.Runtime;

/// <summary>Tells which resource a piece of code belongs to. In a world of its own a resource owns everything; where worlds share a
/// process, the code on the stack tells. Any thread.</summary>
internal static class Ownership
{
    // Never shortened: what a resource leaves running after its stop is still its own.
    private static readonly List<(ResourceRuntime Runtime, Predicate<Assembly> Owns)> Owners = new();

    static Ownership() => TaskScheduler.UnobservedTaskException += (_, e) =>
        e.Exception.Flatten().InnerExceptions.Select(Of).FirstOrDefault(owner => owner is not null)?
            .Report(FaultKind.UnobservedException, "Unobserved task exception", e.Exception);

    public static void Add(ResourceRuntime runtime, Predicate<Assembly> owns)
    {
        lock (Owners)
        {
            Owners.Add((runtime, owns));
        }
    }

    /// <summary>The resource whose code is calling, or null.</summary>
    public static ResourceRuntime? OfCaller() => Of(new StackTrace());

    /// <summary>The resource whose code threw, or null.</summary>
    public static ResourceRuntime? Of(Exception e) => Of(new StackTrace(e));

    private static ResourceRuntime? Of(StackTrace trace)
    {
        Assembly[] assemblies = (trace.GetFrames() ?? Array.Empty<StackFrame>())
            .Select(frame => frame.GetMethod()?.Module.Assembly)
            .OfType<Assembly>()
            .ToArray();
        lock (Owners)
        {
            return Owners.Find(owner => Array.Exists(assemblies, owner.Owns)).Runtime;
        }
    }
}
