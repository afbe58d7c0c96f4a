using System.Reflection;

namespace SonoranPush.Hosting;

/// <summary>Loads every assembly that the resource refers to, directly or not. FXServer's resolver for missing assemblies has no lock: two
/// pool threads in it at once hang the server, so every assembly must be resolved before the first pool thread starts. Main thread
/// only.</summary>
internal sealed class AssemblyPreload
{
    // The longest share of one tick.
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

    /// <summary>Loads the next assemblies within one tick's share.</summary>
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
            // Optional parts of libraries refer to assemblies that no server has; they are not used.
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
