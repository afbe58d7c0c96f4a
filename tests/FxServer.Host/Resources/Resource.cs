using System;
using System.Collections.Generic;
using System.IO;
using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;

namespace FxServer.Host.Resources;

/// <summary>One resource folder and, while it runs, its world. Main thread only.</summary>
internal sealed class Resource
{
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

    /// <summary>Counts starts: a function of an earlier life is not one of this life.</summary>
    public int Instance { get; private set; }

    public IResourceWorld? World { get; private set; }

    public ResourceRuntime? Runtime => World?.Runtime;

    /// <summary>The event names that reach this resource, in exactly this spelling.</summary>
    public HashSet<string> EventFilter { get; } = new(StringComparer.Ordinal);

    /// <summary>A reference to the function that answers HTTP requests, or null.</summary>
    public string? HttpHandler { get; set; }

    /// <summary>A tick was asked for before the server's next one.</summary>
    public bool TickScheduled { get; set; }

    public void Enter(Func<Resource, IResourceWorld> createWorld)
    {
        Manifest = Manifest.Load(Folder);
        Instance++;
        World = createWorld(this);
    }

    public void Leave()
    {
        IResourceWorld? world = World;
        World = null;
        EventFilter.Clear();
        HttpHandler = null;
        TickScheduled = false;
        world?.Unload();
    }
}
