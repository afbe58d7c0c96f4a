using System;
using System.Collections.Generic;
using System.Reflection;

namespace SonoranPush.Hosting;

/// <summary>Loads every assembly that the resource refers to, directly or not. FXServer's resolver for missing assemblies has no
/// lock: when two pool threads meet there the server hangs, so nothing may be left to resolve when the first pool thread
/// starts. Tick thread only.</summary>
internal sealed class AssemblyPreload
{
    // A slice of the start: the server must go on between two of them.
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider _time;
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<AssemblyName> _waiting = new();

    /// <summary>Creates a preload that begins with this assembly's references.</summary>
    public AssemblyPreload(TimeProvider time)
    {
        _time = time;
        AddReferencesOf(typeof(AssemblyPreload).Assembly);
    }

    /// <summary>Loads some.</summary>
    /// <returns>True when all are loaded.</returns>
    public bool LoadSome()
    {
        var began = _time.GetTimestamp();
        while (_waiting.Count > 0)
        {
            if (_time.GetElapsedTime(began) >= Slice)
            {
                return false;
            }

            if (TryLoad(_waiting.Dequeue()) is { } assembly)
            {
                AddReferencesOf(assembly);
            }
        }

        return true;
    }

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception)
        {
            // Optional parts of libraries refer to assemblies that no server has; nothing we call needs them.
            return null;
        }
    }

    private void AddReferencesOf(Assembly assembly)
    {
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (_seen.Add(reference.Name!))
            {
                _waiting.Enqueue(reference);
            }
        }
    }
}
