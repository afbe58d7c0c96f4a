using Microsoft.Extensions.Logging;
using SonoranPush.Configuration;
using SonoranPush.Locations;

namespace SonoranPush.Diagnostics;

/// <summary>The three lines logged after the start: version, sessions, enabled features. Any thread.</summary>
internal static class StartBanner
{
    /// <summary>Writes them.</summary>
    public static void Write(ILogger log, string version, string resourceName, PushOptions options, bool compatible)
    {
        foreach (var line in Lines(version, resourceName, options, compatible))
        {
            Log.Banner(log, line);
        }
    }

    /// <summary>The lines.</summary>
    /// <param name="version">The resource's version.</param>
    /// <param name="resourceName">Its name, that of its folder.</param>
    /// <param name="options">What the owner has set.</param>
    /// <param name="compatible">Compatibility is on.</param>
    public static IEnumerable<string> Lines(string version, string resourceName, PushOptions options, bool compatible)
    {
        yield return $"SonoranPush {version} has started.";
        yield return $"  sessions: {Sessions(options)} at {options.HubUrl?.Host ?? "no valid address"} ({(options.Development ? "development" : "production")})";
        var switches = Switches(resourceName, options, compatible).ToList();
        var on = string.Join(", ", switches.Where(entry => entry.On).Select(entry => entry.Name));
        var off = string.Join(", ", switches.Where(entry => !entry.On).Select(entry => entry.Name));
        yield return $"  on: {(on.Length == 0 ? "nothing" : on)}{(off.Length == 0 ? string.Empty : "; off: " + off)}";
    }

    private static string Sessions(PushOptions options)
    {
        var ids = options.Sessions().Select(session => session.ServerId.ToString(CultureInfo.InvariantCulture)).ToList();
        return ids.Count == 0 ? "none yet" : "server " + string.Join(", ", ids);
    }

    private static IEnumerable<(string Name, bool On)> Switches(string resourceName, PushOptions options, bool compatible)
    {
        yield return ("generic events", options.Events.Generic);
        yield return ("typed events", options.Events.Typed);
        yield return ("change events", options.Events.Changes);
        yield return ("names of the official resource", compatible);
        yield return ("events over HTTP", options.Http.IsOnIn(resourceName));
        yield return ("REST snapshots", options.Snapshot);
        yield return (options.UnitLocation.Track == PlayerTracking.All ? "tracking of all players" : "tracking of players on duty",
            options.UnitLocation.Track != PlayerTracking.Off);
    }
}
