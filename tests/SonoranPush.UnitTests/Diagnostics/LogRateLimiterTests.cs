using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Diagnostics;

public sealed class LogRateLimiterTests
{
    private readonly ManualClock _clock = new();
    private readonly LogRateLimiter _budget;

    public LogRateLimiterTests() => _budget = new LogRateLimiter(_clock);

    [Fact]
    public void Lines_OfOneLevel_AreRefusedBeyondItsShare_UntilTheNextMinute()
    {
        Assert.All(Enumerable.Range(0, LogRateLimiter.MaxLines), _ => Assert.True(_budget.TryTake(LogLevel.Warning)));
        Assert.False(_budget.TryTake(LogLevel.Warning));
        Assert.True(_budget.TryTake(LogLevel.Error));

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(_budget.TryTake(LogLevel.Warning));
    }

    [Fact]
    public void Refused_IsTakenOnce_WhenItsMinuteIsOver()
    {
        for (var i = 0; i < LogRateLimiter.MaxLines; i++)
        {
            _budget.TryTake(LogLevel.Warning);
        }

        _budget.TryTake(LogLevel.Warning);
        _budget.TryTake(LogLevel.Warning, worth: 10);
        Assert.Equal(0, _budget.TakeRefused());

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(11, _budget.TakeRefused());
        Assert.Equal(0, _budget.TakeRefused());
    }
}
