using System;
using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>How fast units can be sent within the hub's limits. Any thread.</summary>
internal readonly struct SendPace
{
    private readonly TimeSpan _interval;
    private readonly int _rows;

    /// <summary>Creates a pace.</summary>
    /// <param name="interval">Time between two calls.</param>
    /// <param name="units">Units that want to be sent now and then.</param>
    /// <param name="rows">Rows in a call, 1 to 25.</param>
    public SendPace(TimeSpan interval, int units, int rows = HubContract.MaxLocationsPerCall)
    {
        _interval = interval;
        _rows = rows;
        var calls = Math.Max(1, (units + rows - 1) / rows);
        Round = TimeSpan.FromTicks(interval.Ticks * calls);
    }

    /// <summary>How long a round takes in which every unit is sent once: a unit's fair share.</summary>
    public TimeSpan Round { get; }

    /// <summary>How long it takes to send one unit.</summary>
    public TimeSpan Unit => TimeSpan.FromTicks(_interval.Ticks / _rows);

    /// <summary>A unit waits at most 1.2 rounds, less the time until the next call.</summary>
    public TimeSpan WaitLimit => TimeSpan.FromTicks((Round.Ticks * 6 / 5) - _interval.Ticks);
}
