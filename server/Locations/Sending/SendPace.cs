using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>How fast units can be sent within the hub's limits. Any thread.</summary>
internal readonly struct SendPace
{
    private readonly TimeSpan _interval;
    private readonly int _rows;

    /// <summary>Creates a pace.</summary>
    /// <param name="interval">Time between two calls.</param>
    /// <param name="units">Units that are sent regularly.</param>
    /// <param name="rows">Rows in a call, 1 to 25.</param>
    public SendPace(TimeSpan interval, int units, int rows = HubContract.MaxLocationsPerCall)
    {
        _interval = interval;
        _rows = rows;
        var calls = Math.Max(1, (units + rows - 1) / rows);
        Round = TimeSpan.FromTicks(interval.Ticks * calls);
    }

    /// <summary>The duration of a round in which every unit is sent once.</summary>
    public TimeSpan Round { get; }

    /// <summary>How long it takes to send one unit.</summary>
    public TimeSpan Unit => TimeSpan.FromTicks(_interval.Ticks / _rows);

    /// <summary>The longest wait of a unit: 1.2 rounds, less the time until the next call.</summary>
    public TimeSpan WaitLimit => TimeSpan.FromTicks((Round.Ticks * 6 / 5) - _interval.Ticks);
}
