using System;
using System.Collections.Generic;
using System.Linq;
using CitizenFX.Core;
using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;
using FxServer.Host.Events;
using FxServer.Host.Natives;
using FxServer.Host.Resources;
using FxServer.Host.World;

namespace FxServer.Host;

/// <summary>The server's parts and the life of its resources. Main thread only.</summary>
internal sealed class GameServer
{
    private readonly ServerBorder _border;
    private readonly List<string> _lateResolutions = new();

    public GameServer(ServerJournal journal, EventLog log, TimeSpan crossingCost)
    {
        Journal = journal;
        Log = log;
        Meter = new CrossingMeter(crossingCost);
        Functions = new Functions(Resources);
        Events = new EventBus(Resources, Functions, Meter, log);
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

    public CrossingMeter Meter { get; }

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
        Resource? resource = Resources.Find(name);
        if (resource is { State: ResourceState.Stopped })
        {
            Start(resource);
        }

        return resource is not null;
    }

    /// <summary>False when there is no such resource.</summary>
    public bool StopResource(string name)
    {
        Resource? resource = Resources.Find(name);
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
            StopResource(resource.Name);
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
    public static void Tick(Resource resource)
    {
        if (resource is { State: ResourceState.Started, Runtime: { } runtime })
        {
            resource.TickScheduled = false;
            runtime.Tick();

            // A tick may have stopped its own resource.
            if (resource.Runtime == runtime)
            {
                resource.Account.EndTick(runtime.TakeTime());
            }
        }
    }

    private void Start(Resource resource)
    {
        resource.State = ResourceState.Starting;
        Journal.WriteLine($"Starting resource {resource.Name}");
        resource.Enter(CreateWorld);
        foreach (string script in resource.Manifest.Scripts(resource.Folder))
        {
            try
            {
                resource.World!.Load(script);
            }
            catch (Exception e)
            {
                Journal.Report(new Fault(FaultKind.StartFailed, resource.Name, $"Could not load {script}: {e}"));
            }
        }

        resource.State = ResourceState.Started;
        Events.Raise("onResourceStart", resource.Name);
        Events.Raise("onServerResourceStart", resource.Name);
        resource.Account.EndStart(resource.Runtime!.TakeTime());
        Journal.WriteLine($"Started resource {resource.Name}");
    }

    // The order of a real server: everybody hears of it while the resource still lives, nothing of it runs afterwards.
    private void Stop(Resource resource)
    {
        Journal.WriteLine($"Stopping resource {resource.Name}");
        Events.Raise("onResourceStop", resource.Name);
        resource.State = ResourceState.Stopping;
        resource.Account.EndTick(resource.Runtime!.TakeTime());
        Commands.Remove(resource.Name);
        Convars.StopListening(resource.Name);
        _lateResolutions.AddRange(resource.World!.LateResolutions.Select(assembly => resource.Name + ": " + assembly));
        try
        {
            resource.Leave();
        }
        catch (Exception e)
        {
            Journal.Report(new Fault(FaultKind.StopFailed, resource.Name, $"Could not unload: {e}"));
        }

        resource.State = ResourceState.Stopped;
        Events.Raise("onServerResourceStop", resource.Name);
        Journal.WriteLine($"Stopped resource {resource.Name}");
    }

    private IResourceWorld CreateWorld(Resource resource) =>
#if NETFRAMEWORK
        new DomainWorld(_border, resource);
#else
        new ContextWorld(_border, resource);
#endif
}
