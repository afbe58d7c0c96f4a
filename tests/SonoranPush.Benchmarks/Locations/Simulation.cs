using System;
using System.Diagnostics;
using SonoranPush.Contracts;
using SonoranPush.Locations;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>Runs the resource's own classes and the official policy side by side in one world, so that both see the same tracks.</summary>
internal static class Simulation
{
    private const double CrossingCost = 0.0001;
    private const int StepsPerTick = 5;
    private const int TicksPerSample = 7;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(300);

    public static SimulationResult Run(int units, TimeSpan roundTrip)
    {
        var clock = new VirtualClock();
        var world = new SimulatedWorld(units);
        var (ourMap, officialMap) = (new LiveMap(world.Tracks), new LiveMap(world.Tracks));
        var hub = new SimulatedHub(clock, ourMap, roundTrip);
        var official = new OfficialPolicy(world.Tracks, officialMap, roundTrip);
        var options = new UnitLocationOptions { Track = PlayerTracking.All };
        var feed = new LocationPipeline(options, hub, world, new SilentLog(), clock);
        var (own, crossingsBefore, mostCrossings) = (new Stopwatch(), 0L, 0);

        for (var step = 0L; clock.Now < WarmUp + Measured; step++)
        {
            if (step == WarmUp / Step)
            {
                ourMap.Measure();
                officialMap.Measure();
                own.Reset();
                crossingsBefore = world.Crossings;
            }

            world.Step(Step.TotalSeconds);
            clock.Advance(Step);
            hub.Advance();
            if (step % StepsPerTick == 0)
            {
                own.Start();
                mostCrossings = Math.Max(mostCrossings, feed.Tick(PlayerSampler.MaxCrossings));
                own.Stop();
            }

            official.Advance(clock.Now);
            Watch(step, clock.Now, ourMap, officialMap);
        }

        var crossings = (world.Crossings - crossingsBefore) / Measured.TotalSeconds;
        return new SimulationResult
        {
            Units = units,
            RoundTrip = roundTrip,
            Ours = ourMap.Report(),
            Official = officialMap.Report(),
            OurRows = ourMap.Rows / Measured.TotalSeconds,
            OfficialRows = officialMap.Rows / Measured.TotalSeconds,
            Crossings = crossings,
            MostCrossings = mostCrossings,
            MainThread = (crossings * CrossingCost) + (own.Elapsed / Measured),
            Refusals = hub.Refusals,
        };
    }

    private static void Watch(long step, TimeSpan now, LiveMap ours, LiveMap official)
    {
        if (step % StepsPerTick != 0)
        {
            return;
        }

        ours.Watch();
        official.Watch();
        if (now > WarmUp && step % (StepsPerTick * TicksPerSample) == 0)
        {
            ours.Sample(now);
            official.Sample(now);
        }
    }

    private sealed class SilentLog : IUnitLocationLog
    {
        public void RowsRefused(int count, string reason)
        {
        }

        public void RowRefusedByHub(UnitTarget target, string error)
        {
        }

        public void CallRefused(string error)
        {
        }

        public void CallFailed(string error)
        {
        }

        public void PositionsUnknown()
        {
        }

        public void PlayerWithoutIdentifier(string playerId)
        {
        }
    }
}

/// <summary>One run of the simulation.</summary>
internal sealed record SimulationResult
{
    public required int Units { get; init; }

    public required TimeSpan RoundTrip { get; init; }

    public required MapReport Ours { get; init; }

    public required MapReport Official { get; init; }

    public required double OurRows { get; init; }

    public required double OfficialRows { get; init; }

    public required double Crossings { get; init; }

    public required int MostCrossings { get; init; }

    /// <summary>Share of the server's main thread, 0.1 ms a crossing included.</summary>
    public required double MainThread { get; init; }

    public required int Refusals { get; init; }
}
