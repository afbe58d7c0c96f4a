using FsCheck.Xunit;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents;

public sealed class TickBudgetTests
{
    private readonly ManualClock _clock = new();
    private readonly TickBudget _budget;

    public TickBudgetTests() => _budget = new TickBudget(_clock);

    [Fact]
    public void Slice_InTheSteadyState_HasThirtyCrossings() => Assert.Equal(30, CrossingsOfASlice(TimeSpan.Zero, backlog: false));

    [Fact]
    public void Slice_EndsAfterThreeMilliseconds_WhenCrossingsAreSlow()
    {
        var spent = CrossingsOfASlice(TimeSpan.FromMilliseconds(0.7), backlog: false);

        Assert.Equal(5, spent);
    }

    [Fact]
    public void Slice_AfterOtherWorkInTheTick_HasFewerCrossingsButNeverNone()
    {
        _budget.BeginSlice(crossingsSpent: 12);
        Assert.Equal(18, SpendAll(TimeSpan.Zero));

        _budget.BeginSlice(crossingsSpent: 500);
        Assert.Equal(10, SpendAll(TimeSpan.Zero));
    }

    [Fact]
    public void Slice_WhileABacklogIsLeft_GrowsStepByStepAndFallsBackAtOnce()
    {
        var sizes = Enumerable.Range(0, 9).Select(_ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return CrossingsOfASlice(TimeSpan.Zero, backlog: true);
        }).ToList();

        Assert.Equal(new[] { 30, 40, 50, 60, 70, 80, 90, 100, 100 }, sizes);
        CrossingsOfASlice(TimeSpan.Zero, backlog: false);
        Assert.Equal(30, CrossingsOfASlice(TimeSpan.Zero, backlog: false));
    }

    [Fact]
    public void Account_AfterALongHandler_PaysItsDebtBeforeTheNextEvent()
    {
        _budget.BeginSlice(0);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        _budget.EndSlice(backlog: true);

        Assert.False(_budget.CanAffordSlice);
        _budget.BeginSlice(0);
        Assert.False(_budget.MaySpend);

        _clock.Advance(TimeSpan.FromMilliseconds(101));
        _budget.BeginSlice(0);
        Assert.True(_budget.MaySpend);
    }

    [Fact]
    public void Debt_IsForgivenBeyondTwoTenthsOfASecond()
    {
        _budget.BeginSlice(0);
        _clock.Advance(TimeSpan.FromSeconds(30));
        _budget.EndSlice(backlog: true);

        _clock.Advance(TimeSpan.FromMilliseconds(501));
        _budget.BeginSlice(0);
        Assert.True(_budget.MaySpend);
    }

    // Ticks of the server every 50 ms, and as many scheduled ones between them as the budget asks for; consumers of any cost.
    [Property(MaxTest = 40)]
    public void Share_OverAnySecondOfABacklog_StaysUnderHalf(int seed)
    {
        var random = new Random(seed);
        var consumer = TimeSpan.FromMilliseconds(0.05 + (random.NextDouble() * 3));
        var busy = new List<(DateTimeOffset From, DateTimeOffset To)>();
        var end = _clock.GetUtcNow() + TimeSpan.FromSeconds(5);
        while (_clock.GetUtcNow() < end)
        {
            var from = _clock.GetUtcNow();
            CrossingsOfASlice(consumer, backlog: true);
            busy.Add((from, _clock.GetUtcNow()));
            _clock.Advance(_budget.CanAffordSlice ? TimeSpan.FromMilliseconds(random.NextDouble()) : TimeSpan.FromMilliseconds(50));
        }

        Assert.All(busy, first =>
        {
            var until = first.From + TimeSpan.FromSeconds(1);
            var share = busy.Where(slice => slice.From >= first.From && slice.From < until).Sum(slice => (Earlier(slice.To, until) - slice.From).TotalSeconds);
            Assert.True(share < 0.5, $"{share:0.000} of a second with consumers of {consumer.TotalMilliseconds:0.00} ms");
        });
        Assert.True(busy.Sum(slice => (slice.To - slice.From).TotalSeconds) > 1.0, "A backlog may use its share.");
    }

    [Property(MaxTest = 40)]
    public void Slice_WithConsumersOfHalfAMillisecond_NeverTakesLongerThanTwelve(int seed)
    {
        var random = new Random(seed);
        for (var tick = 0; tick < 200; tick++)
        {
            var from = _clock.GetUtcNow();
            CrossingsOfASlice(TimeSpan.FromMilliseconds(0.6), backlog: true);
            Assert.True((_clock.GetUtcNow() - from).TotalMilliseconds <= 12);
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(50)));
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private int CrossingsOfASlice(TimeSpan cost, bool backlog)
    {
        _budget.BeginSlice(0);
        var spent = SpendAll(cost);
        _budget.EndSlice(backlog);
        return spent;
    }

    private int SpendAll(TimeSpan cost)
    {
        var spent = 0;
        while (_budget.MaySpend)
        {
            _budget.SpendCrossing();
            _clock.Advance(cost);
            spent++;
        }

        return spent;
    }
}
