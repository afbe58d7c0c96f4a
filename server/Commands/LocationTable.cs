using SonoranPush.Diagnostics;
using SonoranPush.Locations;

namespace SonoranPush.Commands;

/// <summary>The console table of unit locations: the first units with what the CAD shows for them, and the total. Main thread
/// only.</summary>
internal static class LocationTable
{
    /// <summary>Shown characters of an id. It identifies a player, and console logs are shared.</summary>
    private const int MaxTargetLength = 24;

    /// <summary>Lines for the console.</summary>
    /// <param name="status">The status of locations, or null before the start is over.</param>
    public static IEnumerable<string> Lines(UnitLocationStatus? status)
    {
        var entries = status?.Units ?? Array.Empty<UnitLocationEntry>();
        if (entries.Count == 0)
        {
            return new[] { "no location is sent: no player is tracked, and no resource has handed one over" };
        }

        var table = new ConsoleTable();
        table.AddHeadings("player", "unit", "the CAD shows", "sent", "next");
        foreach (var entry in entries)
        {
            table.Add(Row(entry));
        }

        return table.ToLines().Concat(ConsoleCommands.More(status!.UnitsKnown));
    }

    private static ConsoleCell[] Row(UnitLocationEntry entry) => new[]
    {
        entry.PlayerId ?? "-",
        new ConsoleCell(entry.Target.ToString(), most: MaxTargetLength),
        entry.Shown?.Location ?? "nothing yet",
        entry.Shown is null ? "-" : string.Format(CultureInfo.InvariantCulture, "{0:0.0} s ago", entry.Age.TotalSeconds),
        entry.IsWaiting ? "waits" : "-",
    };
}
