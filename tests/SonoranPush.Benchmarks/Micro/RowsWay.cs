using System.Dynamic;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using SonoranPush.Locations.Sending;

namespace SonoranPush.Benchmarks.Micro;

/// <summary>Rows of another resource, as the server hands them over, on their way into the batcher.</summary>
internal sealed class RowsWay
{
    private readonly List<object> _rows;
    private readonly BatchBuilder _batcher;

    public RowsWay(int rows)
    {
        var options = new UnitLocationOptions();
        _rows = Enumerable.Range(0, rows).Select(Row).ToList();
        _batcher = new BatchBuilder(
            new TrackedUnitRegistry(options.UnitLimit), new MovementFilter(options.MinMovement, options.MinTurn), options.RefreshInterval);
    }

    /// <summary>One call of the export.</summary>
    public void Post() => UnitLocationRows.Visit(
        _rows, row => UnitLocationReader.Read(row, out var reason) is { } read && _batcher.Post(read, TimeSpan.Zero) ? null : reason);

    private static object Row(int number) => Map(
        ("communityUserId", number.ToString("x32", CultureInfo.InvariantCulture)),
        ("location", "[1024] Palomino Ave / Vespucci Blvd"),
        ("coordinates", Map(("x", -536.4), ("y", number % 4000), ("z", 22.1), ("w", 271.5))),
        ("vehicle", Map(("model", "policecar"), ("type", "car"), ("lights", true))));

    private static ExpandoObject Map(params (string Name, object Value)[] members)
    {
        var map = new ExpandoObject();
        foreach (var (name, value) in members)
        {
            ((IDictionary<string, object>)map!)[name] = value;
        }

        return map;
    }
}
