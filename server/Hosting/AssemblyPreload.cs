using System;
using System.Collections.Generic;
using System.Reflection;

namespace SonoranPush.Hosting;

/// <summary>Loads every assembly that the resource refers to, directly or not. FXServer's resolver for missing assemblies has no
/// lock: when two pool threads meet there the server hangs, so nothing may be left to resolve when the first pool thread
/// starts. Tick thread only.</summary>
internal static class AssemblyPreload
{
    /// <summary>Loads them all.</summary>
    /// <returns>How many are loaded.</returns>
    public static int Run()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<Assembly>();
        waiting.Enqueue(typeof(AssemblyPreload).Assembly);
        var loaded = 0;
        while (waiting.Count > 0)
        {
            foreach (var reference in waiting.Dequeue().GetReferencedAssemblies())
            {
                if (seen.Add(reference.Name!) && TryLoad(reference) is { } assembly)
                {
                    loaded++;
                    waiting.Enqueue(assembly);
                }
            }
        }

        return loaded;
    }

    private static Assembly? TryLoad(AssemblyName reference)
    {
        try
        {
            return Assembly.Load(reference);
        }
        catch (Exception)
        {
            // Optional parts of libraries refer to assemblies that no server has; nothing we call needs them.
            return null;
        }
    }
}
