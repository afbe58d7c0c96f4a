using FxServer.Host.Accounts;
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

    /// <summary>Main-thread time that each crossing of the border of a C# runtime takes. Zero: crossings are only counted.</summary>
    public TimeSpan CrossingCost { get; set; }

    /// <summary>Main-thread time that a native from Lua takes at least. Zero: it takes what it takes here.</summary>
    public TimeSpan LuaNativeCost { get; set; }

    /// <summary>Main-thread time that an event takes on its way into a C# runtime, or null: as long as any crossing.</summary>
    public EventCost? EventCost { get; set; }

    /// <summary>Ticks of this processor time or more are reported on the console, in milliseconds.</summary>
    public double ReportedTickMs { get; set; } = double.PositiveInfinity;

    /// <summary>Charges what was measured of a real server: 50 us for a native from C#, 2 us for one from Lua, and
    /// <see cref="EventCost.Measured"/>.</summary>
    public void ChargeMeasuredCosts()
    {
        // Not FromMilliseconds, which Mono rounds to whole ones.
        CrossingCost = new TimeSpan(50 * TimeSpan.TicksPerMillisecond / 1000);
        LuaNativeCost = new TimeSpan(2 * TimeSpan.TicksPerMillisecond / 1000);
        EventCost = EventCost.Measured;
    }
}
