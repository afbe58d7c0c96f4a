using System.Collections;

namespace SonoranPush.Checks;

/// <summary>The report of <c>players.lua</c> about itself and other resources. Immutable.</summary>
/// <param name="Sampled">Players that it samples.</param>
/// <param name="Kilobytes">Memory of its runtime.</param>
/// <param name="Copies">Names of started resources that are copies of this one.</param>
internal sealed record LuaReport(long Sampled, double Kilobytes, IReadOnlyList<string> Copies)
{
    /// <summary>Reads the event's argument.</summary>
    /// <param name="value">A table.</param>
    /// <param name="resource">This resource's name: a second copy reports too.</param>
    /// <returns>Null when it is no report of this resource.</returns>
    public static LuaReport? Read(object? value, string resource)
    {
        if (value is not IDictionary<string, object> table || !Equals(Find(table, "resource"), resource))
        {
            return null;
        }

        // An empty table of Lua may arrive as a map.
        var copies = Find(table, "copies") is IList names ? names.OfType<string>().ToList() : new List<string>();
        return new LuaReport((long)Number(table, "sampled"), Number(table, "kilobytes"), copies);
    }

    private static object? Find(IDictionary<string, object> table, string name) => table.TryGetValue(name, out var value) ? value : null;

    private static double Number(IDictionary<string, object> table, string name) =>
        Find(table, name) is IConvertible and not string and var number ? Convert.ToDouble(number, CultureInfo.InvariantCulture) : 0;
}
