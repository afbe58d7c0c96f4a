using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SonoranPush.Locations;
using SonoranPush.Locations.Sending;
using static SonoranPush.UnitTests.Locations.LocationFixture;

namespace SonoranPush.UnitTests.Locations;

/// <summary>What holds for the batcher whatever happens; a failure prints the seed.</summary>
public class BatchBuilderProperties
{
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(250);

    /// <summary>Random posts, equal ones and ones during a call included, and random answers: whatever happens, a batch is small and
    /// holds no unit twice, every row in it is the latest of its unit, and nothing that was posted and not accepted is lost.</summary>
    [Property(MaxTest = 200)]
    public Property Batcher_AnyHistory_KeepsItsPromises() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 3).Zip(Gen.Choose(0, 59)).ListOf(400)), steps => Replay([.. steps]));

    /// <summary>Some units always have a huge error and are posted before every slot; still nobody waits for more than two rounds.</summary>
    [Property(MaxTest = 30)]
    public Property Take_GreedyUnits_StarveNobody() => Prop.ForAll(
        Arb.From(Gen.Choose(26, 300).Zip(Gen.Choose(0, 100))), pair => AssertNobodyStarves(pair.Item1, pair.Item1 * pair.Item2 / 100));

    private static void Replay((int Action, int Unit)[] steps)
    {
        var registry = new TrackedUnitRegistry(1_000);
        var batcher = Create(registry);
        var latest = new Dictionary<string, double>();
        var accepted = new Dictionary<string, double>();
        TrackedUnit[] batch = [];
        for (var i = 0; i < steps.Length; i++)
        {
            var (action, number) = steps[i];
            switch (action)
            {
                case 0 or 1:
                    // Seven places only, so that rows repeat; all within four seconds, so that none is due for its age.
                    var id = "u" + number;
                    latest[id] = 10 * (i % 7);
                    Assert.True(batcher.Post(Row(id, x: latest[id]), At(i / 100.0)));
                    break;
                case 2 when batch.Length == 0:
                    batch = batcher.Take(25, At(i / 100.0), new SendPace(Slot, batcher.PendingCount));
                    AssertBatch(batch, latest);
                    break;
                case 3:
                    Answer(batcher, batch, accepted, at: i / 100.0, taken: number % 3 != 0);
                    batch = [];
                    break;
            }
        }

        Answer(batcher, batch, accepted, at: steps.Length / 100.0, taken: false);
        while (batcher.PendingCount > 0)
        {
            batch = batcher.Take(25, At(steps.Length / 100.0), new SendPace(Slot, batcher.PendingCount));
            AssertBatch(batch, latest);
            Answer(batcher, batch, accepted, at: steps.Length / 100.0, taken: true);
        }

        Assert.Equal(latest.OrderBy(unit => unit.Key), accepted.OrderBy(unit => unit.Key));
    }

    private static void AssertBatch(TrackedUnit[] batch, Dictionary<string, double> latest)
    {
        Assert.InRange(batch.Length, 0, 25);
        Assert.Equal(batch.Length, batch.Select(unit => unit.Target).Distinct().Count());
        Assert.All(batch, unit => Assert.Equal(latest[unit.Target.Text!], unit.InFlight!.Coordinates!.Value.X));
    }

    private static void Answer(
        BatchBuilder batcher, TrackedUnit[] batch, Dictionary<string, double> accepted, double at, bool taken)
    {
        foreach (var unit in batch)
        {
            if (taken)
            {
                accepted[unit.Target.Text!] = unit.InFlight!.Coordinates!.Value.X;
                unit.Accept(At(at));
            }
            else
            {
                batcher.Return(unit);
            }
        }
    }

    private static void AssertNobodyStarves(int units, int greedy)
    {
        var batcher = Create(new TrackedUnitRegistry(units));
        var pace = new SendPace(Slot, units);
        var dueSince = new TimeSpan?[units];
        for (var slot = 0; slot < 4 * units / 25 * 3; slot++)
        {
            var now = slot * Slot;
            for (var i = 0; i < units; i++)
            {
                // The greedy are somewhere else every time, the others creep.
                batcher.Post(Row(i.ToString(CultureInfo.InvariantCulture), x: i < greedy ? 100 * (slot % 150) : 3 * (slot % 50)), now);
                dueSince[i] ??= now;
            }

            foreach (var unit in batcher.Take(25, now, pace))
            {
                unit.Accept(now);
                dueSince[int.Parse(unit.Target.Text!, CultureInfo.InvariantCulture)] = null;
            }

            Assert.All(dueSince, since => Assert.True(since is null || now - since <= pace.Round + pace.Round, $"{units} {greedy}"));
        }
    }

    private static BatchBuilder Create(TrackedUnitRegistry registry) => new(registry, new MovementFilter(2, 10), TimeSpan.FromSeconds(30));

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
