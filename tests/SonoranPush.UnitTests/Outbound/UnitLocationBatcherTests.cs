using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SonoranPush.Contracts;
using SonoranPush.Outbound;
using Xunit;
using static SonoranPush.UnitTests.Outbound.FeedFixture;

namespace SonoranPush.UnitTests.Outbound;

public class UnitLocationBatcherTests
{
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(250);

    private readonly UnitLedger _ledger = new(100);
    private readonly UnitLocationBatcher _batcher;

    public UnitLocationBatcherTests() => _batcher = Create(_ledger);

    [Fact]
    public void Take_SeveralRowsOfAUnit_GivesTheLatest()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        _batcher.Post(Row("a", x: 20), At(1));

        var unit = Assert.Single(Take(At(2)));

        Assert.Equal(20, unit.InFlight!.Coordinates!.Value.X);
        Assert.Equal(0, _batcher.PendingCount);
    }

    [Fact]
    public void Post_NothingNew_DoesNotWait()
    {
        Show("a", x: 10, At(0));
        _batcher.Post(Row("a", x: 11), At(1));

        Assert.Equal(0, _batcher.PendingCount);
    }

    [Fact]
    public void Post_UnchangedAfterTheRefreshInterval_WaitsAgain()
    {
        Show("a", x: 10, At(0));
        _batcher.Post(Row("a", x: 10), At(30));

        Assert.Equal(1, _batcher.PendingCount);
    }

    [Fact]
    public void Post_UnitIsBackWhereTheHubShowsIt_WithdrawsTheRow()
    {
        Show("a", x: 10, At(0));
        _batcher.Post(Row("a", x: 20), At(1));
        _batcher.Post(Row("a", x: 10), At(2));

        Assert.Equal(0, _batcher.PendingCount);
    }

    [Fact]
    public void Post_MoreUnitsThanTheLimit_RefusesNewOnesOnly()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.True(_batcher.Post(Row("u" + i), At(0)));
        }

        Assert.False(_batcher.Post(Row("new"), At(0)));
        Assert.True(_batcher.Post(Row("u7", x: 50), At(0)));
    }

    [Fact]
    public void Post_LimitReachedByUnitsLongGone_MakesRoom()
    {
        for (var i = 0; i < 100; i++)
        {
            Show("u" + i, x: 1, At(0));
        }

        Assert.False(_batcher.Post(Row("early"), At(60)));
        Assert.True(_batcher.Post(Row("late"), At(180)));
    }

    [Fact]
    public void Return_NothingNewer_WaitsAgain()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        _batcher.Return(Assert.Single(Take(At(0))));

        Assert.Equal(10, Assert.Single(Take(At(1))).InFlight!.Coordinates!.Value.X);
    }

    [Fact]
    public void Return_SomethingNewer_GivesWay()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        var unit = Assert.Single(Take(At(0)));
        _batcher.Post(Row("a", x: 20), At(1));
        _batcher.Return(unit);

        Assert.Equal(20, Assert.Single(Take(At(2))).InFlight!.Coordinates!.Value.X);
    }

    [Fact]
    public void Return_ForgottenUnit_DoesNotComeBack()
    {
        _batcher.Post(Row("a", x: 10), At(0));
        var unit = Assert.Single(Take(At(0)));
        _batcher.Forget(unit);
        _batcher.Return(unit);

        Assert.Equal(0, _batcher.PendingCount);
    }

    [Fact]
    public void Take_NeverSentUnits_GoBeforeMovers()
    {
        Show("mover", x: 0, At(0));
        _batcher.Post(Row("mover", x: 5_000), At(1));
        _batcher.Post(Row("new"), At(1));

        Assert.Equal("new", Assert.Single(Take(At(1.1), limit: 1)).Target.Text);
    }

    [Fact]
    public void Take_Movers_GoByExpectedError()
    {
        Show("near", x: 0, At(0));
        Show("far", x: 0, At(0));
        _batcher.Post(Row("near", x: 10), At(1));
        _batcher.Post(Row("far", x: 40), At(1));

        Assert.Equal(["far", "near"], Take(At(1.1)).Select(unit => unit.Target.Text));
    }

    [Fact]
    public void Take_MoreThanTwentyFive_LeavesTheRestWaiting()
    {
        for (var i = 0; i < 60; i++)
        {
            _batcher.Post(Row("u" + i), At(0));
        }

        Assert.Equal(25, Take(At(0)).Length);
        Assert.Equal(35, _batcher.PendingCount);
    }

    /// <summary>Random posts, answers and departures: whatever happens, a batch is small and holds no unit twice, every row in it is
    /// the latest of its unit, and nothing that was posted and not accepted is lost.</summary>
    [Property(MaxTest = 200)]
    public Property Batcher_AnyHistory_KeepsItsPromises() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 2).Zip(Gen.Choose(0, 59)).ListOf(400)), steps => Replay([.. steps]));

    /// <summary>Some units always have a huge error and are posted before every slot; still nobody waits for more than two rounds.</summary>
    [Property(MaxTest = 30)]
    public Property Take_GreedyUnits_StarveNobody() => Prop.ForAll(
        Arb.From(Gen.Choose(26, 300).Zip(Gen.Choose(0, 100))), pair => AssertNobodyStarves(pair.Item1, pair.Item1 * pair.Item2 / 100));

    private static void Replay((int Action, int Unit)[] steps)
    {
        var ledger = new UnitLedger(1_000);
        var batcher = Create(ledger);
        var latest = new Dictionary<string, double>();
        var accepted = new Dictionary<string, double>();
        for (var i = 0; i < steps.Length; i++)
        {
            var (action, number) = steps[i];
            if (action < 2)
            {
                var id = "u" + number;
                latest[id] = 10 * i;
                Assert.True(batcher.Post(Row(id, x: 10 * i), At(i)));
                continue;
            }

            var batch = batcher.Take(25, At(i), new SendPace(Slot, batcher.PendingCount));
            AssertBatch(batch, latest);
            foreach (var unit in batch)
            {
                Answer(batcher, unit, accepted, at: i, taken: number % 3 != 0);
            }
        }

        var waiting = latest.Count(unit => !accepted.TryGetValue(unit.Key, out var x) || x != unit.Value);
        Assert.Equal(waiting, batcher.PendingCount);
    }

    private static void AssertBatch(OutboundUnit[] batch, Dictionary<string, double> latest)
    {
        Assert.InRange(batch.Length, 0, 25);
        Assert.Equal(batch.Length, batch.Select(unit => unit.Target).Distinct().Count());
        Assert.All(batch, unit => Assert.Equal(latest[unit.Target.Text!], unit.InFlight!.Coordinates!.Value.X));
    }

    private static void Answer(UnitLocationBatcher batcher, OutboundUnit unit, Dictionary<string, double> accepted, int at, bool taken)
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

    private static void AssertNobodyStarves(int units, int greedy)
    {
        var batcher = Create(new UnitLedger(units));
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

    private static UnitLocationBatcher Create(UnitLedger ledger) => new(ledger, new MovementFilter(2, 10), TimeSpan.FromSeconds(30));

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private OutboundUnit[] Take(TimeSpan now, int limit = 25) => _batcher.Take(limit, now, new SendPace(Slot, 1_000));

    private void Show(string id, double x, TimeSpan now)
    {
        _batcher.Post(Row(id, x), now);
        Assert.Single(Take(now)).Accept(now);
    }
}
