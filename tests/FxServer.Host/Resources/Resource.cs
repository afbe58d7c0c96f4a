using FxServer.Host.Accounts;

namespace FxServer.Host.Resources;

/// <summary>One resource folder and, while it runs, its script runtimes. Main thread only.</summary>
internal sealed class Resource
{
    private int _lastInstance;

    public Resource(string folder)
    {
        Folder = Path.GetFullPath(folder).TrimEnd('/', '\\');
        Name = Path.GetFileName(Folder);
        Manifest = Manifest.Load(Folder);
        Account = new ResourceAccount(Name);
    }

    public string Name { get; }

    public string Folder { get; }

    public Manifest Manifest { get; private set; }

    public ResourceAccount Account { get; }

    public ResourceState State { get; set; }

    /// <summary>The runtimes of its scripts, a snapshot; none while it is stopped.</summary>
    public IReadOnlyList<IScriptRuntime> Runtimes { get; private set; } = Array.Empty<IScriptRuntime>();

    /// <summary>The event names that reach this resource, in exactly this spelling.</summary>
    public HashSet<string> EventFilter { get; } = new(StringComparer.Ordinal);

    /// <summary>A reference to the function that answers HTTP requests, or null.</summary>
    public string? HttpHandler { get; set; }

    /// <summary>A tick was asked for before the server's next one.</summary>
    public bool TickScheduled { get; set; }

    /// <summary>A number for a new runtime: a function of an earlier one is not one of this one.</summary>
    public int NextInstance() => ++_lastInstance;

    public void Open()
    {
        Manifest = Manifest.Load(Folder);
        State = ResourceState.Starting;
    }

    public void Add(IScriptRuntime runtime) => Runtimes = Runtimes.Append(runtime).ToArray();

    public IScriptRuntime? Find(int instance) => Runtimes.FirstOrDefault(runtime => runtime.Instance == instance);

    /// <summary>Nothing reaches the resource any more. Answers the runtimes that are to be ended.</summary>
    public IReadOnlyList<IScriptRuntime> Close()
    {
        IReadOnlyList<IScriptRuntime> ended = Runtimes;
        Runtimes = Array.Empty<IScriptRuntime>();
        EventFilter.Clear();
        HttpHandler = null;
        TickScheduled = false;
        return ended;
    }
}
