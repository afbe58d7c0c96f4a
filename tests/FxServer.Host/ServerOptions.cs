using System;
using System.Collections.Generic;
using FxServer.Host.World;

namespace FxServer.Host;

/// <summary>What a server is started with.</summary>
public sealed class ServerOptions
{
    /// <summary>Resource folders, in the order of their start. On .NET a folder's name is the resource's.</summary>
    public IList<string> Resources { get; } = new List<string>();

    /// <summary>Convars that are set before any resource starts. OneSync is on unless it is taken out.</summary>
    public IDictionary<string, string> Convars { get; } = new Dictionary<string, string> { ["onesync"] = "on" };

    /// <summary>Players that are connected before any resource starts.</summary>
    public IList<PlayerState> Players { get; } = new List<PlayerState>();

    /// <summary>A file for one JSON line per event that a resource raises, or null.</summary>
    public string? EventsFile { get; set; }

    /// <summary>The TCP port of 127.0.0.1 for HTTP requests to resources; 0 takes a free one, null none.</summary>
    public int? HttpPort { get; set; }

    /// <summary>Main-thread time that each crossing takes. Zero: crossings are only counted.</summary>
    public TimeSpan CrossingCost { get; set; }
}
