using Microsoft.Extensions.Logging.Abstractions;
using SonoranPush.Contracts;
using SonoranPush.Locations;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>Runs the resource's own classes and the official policy side by side in one world, so that both see the same tracks.</summary>
internal static class Simulation
{
    private const int StepsPerTick = 5;
    private const int StepsPerLoop = 2;
    private const int TicksPerSample = 7;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(300);

    public static SimulationResult Run(int units, TrackMix mix, TimeSpan roundTrip)
    {
        var clock = new VirtualClock();
        var world = new SimulatedWorld(units, mix);
        var (ourMap, officialMap) = (new LiveMap(world.Tracks), new LiveMap(world.Tracks));
        var hub = new SimulatedHub(clock, ourMap, roundTrip);
        var official = new OfficialPolicy(world.Tracks, officialMap, roundTrip);
        var pipeline = new LocationPipeline(new UnitLocationOptions { Track = PlayerTracking.All }, hub, NullLogger.Instance, clock);
        for (var unit = 1; unit <= units; unit++)
        {
            var id = unit.ToString(System.Globalization.CultureInfo.InvariantCulture);
            pipeline.Track(id, UnitTarget.CommunityUserId(id), null);
        }

        for (var step = 0L; clock.Now < WarmUp + Measured; step++)
        {
            if (step == WarmUp / Step)
            {
                ourMap.Measure();
                officialMap.Measure();
            }

            world.Step(Step.TotalSeconds);
            clock.Advance(Step);
            hub.Advance();
            if (step % StepsPerTick == 0 && world.Sample(clock.Now) is { } sample)
            {
                pipeline.AddSample(sample);
            }

            if (step % StepsPerLoop == 0)
            {
                pipeline.Step();
            }

            official.Advance(clock.Now);
            Watch(step, clock.Now, ourMap, officialMap);
        }

        return new SimulationResult
        {
            Units = units,
            RoundTrip = roundTrip,
            Ours = ourMap.Report(),
            Official = officialMap.Report(),
            OurRows = ourMap.Rows / Measured.TotalSeconds,
            OfficialRows = officialMap.Rows / Measured.TotalSeconds,
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

    public required int Refusals { get; init; }
}
