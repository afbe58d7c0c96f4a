using CitizenFX.Core;
using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;
using FxServer.Host.Events;
using FxServer.Host.LuaScripts;
using FxServer.Host.Natives;
using FxServer.Host.Resources;
using FxServer.Host.World;

namespace FxServer.Host;

/// <summary>The server's parts and the life of its resources. Main thread only.</summary>
internal sealed class GameServer
{
    private readonly double _reportedTickMs;
    private readonly ServerBorder _border;
    private readonly List<string> _lateResolutions = new();

    public GameServer(ServerJournal journal, EventLog log, ServerOptions options)
    {
        Journal = journal;
        Log = log;
        Meter = new CostMeter(options);
        _reportedTickMs = options.ReportedTickMs;
        Functions = new Functions(Resources, Clock);
        Events = new EventBus(Resources, Functions, Meter, Clock, log);
        Commands = new Commands(this);
        _border = new ServerBorder(this);
        ConvarNatives.AddTo(Natives, Convars);
        PlayerNatives.AddTo(Natives, Players, Rights);
        EntityNatives.AddTo(Natives, Players, Convars);
        ResourceNatives.AddTo(Natives, Resources);
        ScriptNatives.AddTo(Natives, this);
    }

    public ServerJournal Journal { get; }

    public EventLog Log { get; }

    public CostMeter Meter { get; }

    /// <summary>Where the main thread's time goes.</summary>
    public MainThreadClock Clock { get; } = new();

    public Functions Functions { get; }

    public EventBus Events { get; }

    public Commands Commands { get; }

    public NativeTable Natives { get; } = new();

    public ResourceList Resources { get; } = new();

    public Convars Convars { get; } = new();

    public Players Players { get; } = new();

    public AccessRights Rights { get; } = new();

    /// <summary>Assemblies that worlds, until they were stopped, looked up off the main thread.</summary>
    public IReadOnlyCollection<string> LateResolutions => _lateResolutions;

    public void SetConvar(string name, string value)
    {
        foreach (string listener in Convars.Set(name, value))
        {
            Functions.Call(listener, name, null);
        }
    }

    /// <summary>False when there is no such resource. One that runs already stays as it is.</summary>
    public bool StartResource(string name)
    {
        Resource? resource = Resources.FindProvided(name);
        if (resource is { State: ResourceState.Stopped } && StartDependencies(resource))
        {
            Start(resource);
        }

        return resource is not null;
    }

    /// <summary>False when there is no such resource.</summary>
    public bool StopResource(string name)
    {
        Resource? resource = Resources.FindProvided(name);
        if (resource is { State: ResourceState.Started })
        {
            Stop(resource);
        }

        return resource is not null;
    }

    public void StopAll()
    {
        foreach (Resource resource in Resources.All.Reverse())
        {
            if (resource.State == ResourceState.Started)
            {
                Stop(resource);
            }
        }
    }

    /// <summary>Calls an export as another resource would; null when there is none or it gives nothing back.</summary>
    public object? CallExport(string resource, string name, object?[] arguments)
    {
        CallbackDelegate? export = null;
        Events.Raise(ExportEvent.Name(resource, name), Functions.Of(values => export = values[0] as CallbackDelegate));
        return export?.Invoke(arguments!);
    }

    /// <summary>An event of a resource for the game client of a player, or of all with -1. There are no clients here: it is noted as
    /// <c>$client</c>, unless the player is not connected.</summary>
    public void SendToClient(Resource sender, string player, string name, byte[] arguments)
    {
        if (player == "-1" || Players.Find(player) is not null)
        {
            Log.AddToClient(sender.Name, player, name, arguments);
        }
    }

    /// <summary>Ticks one resource and closes its account of that tick.</summary>
    public void Tick(Resource resource)
    {
        if (resource.State != ResourceState.Started)
        {
            return;
        }

        resource.TickScheduled = false;
        IReadOnlyList<IScriptRuntime> runtimes = resource.Runtimes;

        // A tick may stop its own resource.
        for (int index = 0; index < runtimes.Count && resource.Runtimes == runtimes; index++)
        {
            using MainThreadClock.Scope scope = Clock.Enter(resource.Account, runtimes[index].Use);
            runtimes[index].Tick();
        }

        if (resource.Runtimes == runtimes)
        {
            double took = resource.Account.EndTick(TakeTime(resource));
            if (took >= _reportedTickMs)
            {
                Journal.WriteLine(FormattableString.Invariant($"A tick of {resource.Name} took {took:0.0} ms of processor time."));
            }
        }
    }

    // The server knows the key in both spellings, since it takes the s off the end of the plural. Names that begin with a slash are
    // conditions of the server itself.
    private bool StartDependencies(Resource resource)
    {
        foreach (string name in resource.Manifest.Values("dependency").Concat(resource.Manifest.Values("dependencie")).Where(name => name[0] != '/'))
        {
            if (!StartResource(name))
            {
                Journal.WriteLine($"Could not find dependency {name} for resource {resource.Name}.");
                return false;
            }
        }

        return true;
    }

    private void Start(Resource resource)
    {
        resource.Open();
        Journal.WriteLine($"Starting resource {resource.Name}");
        foreach (string script in resource.Manifest.Scripts(resource.Folder))
        {
            try
            {
                IScriptRuntime runtime = RuntimeOf(resource, script);
                using MainThreadClock.Scope scope = Clock.Enter(resource.Account, runtime.Use);
                runtime.Load(script);
            }
            catch (Exception e)
            {
                Journal.Report(new Fault(FaultKind.StartFailed, resource.Name, $"Could not load {script}: {e}"));
            }
        }

        resource.State = ResourceState.Started;
        Events.Raise("onResourceStart", resource.Name);
        Events.Raise("onServerResourceStart", resource.Name);
        resource.Account.EndStart(TakeTime(resource));
        Journal.WriteLine($"Started resource {resource.Name}");
    }

    // The order of a real server: everybody hears of it while the resource still lives, nothing of it runs afterwards.
    private void Stop(Resource resource)
    {
        Journal.WriteLine($"Stopping resource {resource.Name}");
        Events.Raise("onResourceStop", resource.Name);
        resource.State = ResourceState.Stopping;
        resource.Account.EndTick(TakeTime(resource));
        Commands.Remove(resource.Name);
        Convars.StopListening(resource.Name);
        foreach (IScriptRuntime runtime in resource.Close())
        {
            _lateResolutions.AddRange(runtime.LateResolutions.Select(assembly => resource.Name + ": " + assembly));
            Unload(resource, runtime);
        }

        resource.State = ResourceState.Stopped;
        Events.Raise("onServerResourceStop", resource.Name);
        Journal.WriteLine($"Stopped resource {resource.Name}");
    }

    private void Unload(Resource resource, IScriptRuntime runtime)
    {
        try
        {
            runtime.Unload();
        }
        catch (Exception e)
        {
            Journal.Report(new Fault(FaultKind.StopFailed, resource.Name, $"Could not unload: {e}"));
        }
    }

    private static OwnTime TakeTime(Resource resource) =>
        resource.Runtimes.Select(runtime => runtime.TakeTime()).Aggregate(default(OwnTime), (sum, time) => sum.Plus(time));

    // One of each kind, made for the first script that needs it.
    private IScriptRuntime RuntimeOf(Resource resource, string script)
    {
        MainThreadUse use = Manifest.IsLua(script) ? MainThreadUse.Lua : MainThreadUse.CSharp;
        IScriptRuntime? runtime = resource.Runtimes.FirstOrDefault(known => known.Use == use);
        if (runtime is null)
        {
            int instance = resource.NextInstance();
            runtime = use == MainThreadUse.Lua ? new LuaRuntime(this, resource, instance) : CreateCSharp(resource, instance);
            resource.Add(runtime);
        }

        return runtime;
    }

    private CSharpRuntime CreateCSharp(Resource resource, int instance) =>
#if NETFRAMEWORK
        new(new DomainWorld(_border, resource, instance), instance);
#else
        new(new ContextWorld(_border, resource, instance), instance);
#endif
}
