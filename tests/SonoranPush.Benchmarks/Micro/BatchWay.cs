using SonoranPush.Contracts;
using SonoranPush.Locations;
using SonoranPush.Locations.Sending;

namespace SonoranPush.Benchmarks.Micro;

/// <summary>A batcher in which every unit waits: each call takes 25 of them, which the hub takes and which then move on.</summary>
internal sealed class BatchWay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly UnitLocation[] _rows;
    private readonly BatchBuilder _batcher;
    private readonly SendPace _pace;
    private TimeSpan _now;
    private double _x;

    public BatchWay(int units)
    {
        var options = new UnitLocationOptions();
        _rows = Enumerable.Range(0, units).Select(Row).ToArray();
        _batcher = new BatchBuilder(
            new TrackedUnitRegistry(options.UnitLimit), new MovementFilter(options.MinMovement, options.MinTurn), options.RefreshInterval);
        _pace = new SendPace(Interval, units);
        foreach (var row in _rows)
        {
            _batcher.Post(row, _now);
        }
    }

    /// <summary>One call.</summary>
    public void Call()
    {
        _now += Interval;
        _x += 5;
        foreach (var unit in _batcher.Take(HubContract.MaxLocationsPerCall, _now, _pace))
        {
            unit.Accept(_now);
            var row = unit.Shown!;
            _batcher.Post(row with { Coordinates = row.Coordinates!.Value with { X = _x } }, _now);
        }
    }

    private static UnitLocation Row(int number) =>
        new(UnitTarget.CommunityUserId(number.ToString("x32", CultureInfo.InvariantCulture)), "[1024] Palomino Ave")
        {
            Coordinates = new Coordinates(number, 100, 30, 0),
        };
}
