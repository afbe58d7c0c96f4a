using System.Collections.Concurrent;
using SonoranPush.Hosting;

namespace SonoranPush.UnitTests.Support;

/// <summary>A server of our own for the resource: keeps the events it raises and counts crossings. Whatever is called off its
/// thread throws, but for <see cref="WriteLine"/>, as on a server.</summary>
internal sealed class FakeScriptHost : IScriptHost
{
    private int _tickThread = Environment.CurrentManagedThreadId;
    private readonly ConcurrentQueue<string> _lines = new();

    public Dictionary<string, string> Convars { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    public List<RaisedEvent> Raised { get; } = new();

    public IReadOnlyList<string> Lines => _lines.ToArray();

    public int Crossings { get; private set; }

    public int ScheduledTicks { get; private set; }

    /// <summary>What the server does when an event is raised, its consumers say.</summary>
    public Action<RaisedEvent> OnRaise { get; set; } = _ => { };

    public IEnumerable<RaisedEvent> RaisedAs(string name) => Raised.Where(raised => raised.Name == name);

    /// <summary>Makes the calling thread the main thread: a test that awaits goes on elsewhere.</summary>
    public void MoveHere() => _tickThread = Environment.CurrentManagedThreadId;

    public string? ReadConvar(string name)
    {
        Cross();
        return Convars.GetValueOrDefault(name);
    }

    public string? ReadFile(string path)
    {
        Cross();
        return Files.GetValueOrDefault(path);
    }

    public string? ReadFileOf(string resource, string path) => ReadFile(resource + "/" + path);

    public string? ReadMetadataOf(string resource, string key) => ReadFile(resource + "#" + key);

    /// <summary>Other resources that are started.</summary>
    public HashSet<string> Started { get; } = new(StringComparer.Ordinal);

    public bool IsStarted(string resource)
    {
        Cross();
        return Started.Contains(resource);
    }

    public void RaiseEvent(string name, ArraySegment<byte> arguments)
    {
        Cross();
        var raised = new RaisedEvent(name, (List<object?>)MessagePackOracle.Read(arguments)!);
        Raised.Add(raised);
        OnRaise(raised);
    }

    public void ScheduleTick()
    {
        Cross();
        ScheduledTicks++;
    }

    /// <summary>Who takes HTTP requests, or null.</summary>
    public Action<IHttpContext>? HttpHandler { get; private set; }

    public void ListenToHttp(Action<IHttpContext> handle)
    {
        Cross();
        HttpHandler = handle;
    }

    public void WriteLine(string line) => _lines.Enqueue(line);

    private void Cross()
    {
        if (Environment.CurrentManagedThreadId != _tickThread)
        {
            throw new InvalidOperationException("Natives are for the main thread.");
        }

        Crossings++;
    }
}

/// <summary>A server event with its arguments read back.</summary>
internal sealed record RaisedEvent(string Name, List<object?> Arguments)
{
    /// <summary>An argument that is a table.</summary>
    public Dictionary<string, object?> Table(int index) => (Dictionary<string, object?>)Arguments[index]!;
}
