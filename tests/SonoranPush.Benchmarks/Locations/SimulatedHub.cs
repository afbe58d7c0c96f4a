using SonoranPush.Contracts;
using SonoranPush.Locations;
using SonoranPush.Locations.Sending;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>The hub of the simulation: enforces the 200 ms and the 25 rows, shows rows after half a round trip and answers after a
/// whole one.</summary>
internal sealed class SimulatedHub(VirtualClock clock, LiveMap map, TimeSpan roundTrip) : IUnitLocationChannel
{
    private readonly Queue<(TimeSpan At, Action Happen)> _wire = new();
    private TimeSpan? _lastCall;

    public bool IsReady => true;

    public object? Destination => this;

    /// <summary>Calls that broke the hub's limits.</summary>
    public int Refusals { get; private set; }

    public Task<HubReply> SendAsync(IReadOnlyList<UnitLocation> rows)
    {
        var answer = new TaskCompletionSource<HubReply>();
        var arrival = clock.Now + (roundTrip / 2);
        HubReply? reply = null;
        _wire.Enqueue((arrival, () => reply = Take(rows)));
        _wire.Enqueue((arrival + (roundTrip / 2), () => answer.SetResult(reply!)));
        Advance();
        return answer.Task;
    }

    public void RequestLogin() => throw new InvalidOperationException("The simulated hub never asks for a login.");

    /// <summary>Lets everything happen that is due.</summary>
    public void Advance()
    {
        while (_wire.TryPeek(out var next) && clock.Now >= next.At)
        {
            _wire.Dequeue().Happen();
        }
    }

    private HubReply Take(IReadOnlyList<UnitLocation> rows)
    {
        var tooSoon = clock.Now - _lastCall < HubContract.MinLocationInterval;
        _lastCall = clock.Now;
        if (tooSoon || rows.Count is 0 or > HubContract.MaxLocationsPerCall)
        {
            Refusals++;
            return new HubReply(false, tooSoon ? HubContract.TooSoonError : HubContract.TooManyLocationsError);
        }

        foreach (var row in rows)
        {
            map.Show(int.Parse(row.Target.Text!, CultureInfo.InvariantCulture) - 1, row.Coordinates!.Value, clock.Now);
        }

        return new HubReply(true, null, rows.Count);
    }
}
