using SonoranPush.Cad;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Commands;

/// <summary>The console table of known units: the first ones and the total. Main thread only.</summary>
internal static class UnitTable
{
    /// <summary>Lines for the console.</summary>
    public static IEnumerable<string> Lines(CadState cad)
    {
        if (cad.Units.Count == 0)
        {
            return new[] { "no unit is known: nobody is logged in at the CAD, or no session is connected" };
        }

        var table = new ConsoleTable();
        table.AddHeadings("id", "unit", "name", "status", "department", "player", "server");
        foreach (var unit in cad.Units.Entries.Take(ConsoleCommands.MaxRows))
        {
            table.Add(Row(unit, cad.Players.PlayerOf(unit.Id)));
        }

        return table.ToLines().Concat(ConsoleCommands.More(cad.Units.Count, $"; the export {ScriptContract.GetUnitsExport} takes a filter"));
    }

    private static ConsoleCell[] Row(Unit unit, string? playerId)
    {
        var isPanic = FieldReader.Flag(unit.Table.Get("isPanic")) == true;
        return new ConsoleCell[]
        {
            new(Text(unit.Id), isPanic ? ConsoleColour.Red : ConsoleColour.None),
            Text(unit.Data.Get("unitNum")),
            Text(unit.Data.Get("name")),
            new(Text(unit.Status) + (isPanic ? " PANIC" : unit.IsDispatch ? " dispatch" : string.Empty), isPanic ? ConsoleColour.Red : ConsoleColour.None),
            Text(unit.Data.Get("department")),
            Text(playerId),
            Text(unit.ServerId),
        };
    }

    // The CAD may send any value in a field; only texts and numbers are shown.
    private static string Text(object? value) => value is string or long or int or double ? string.Format(CultureInfo.InvariantCulture, "{0}", value) : "-";
}
