using SonoranPush.PushEvents.Http;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents.Http;

public sealed class FailedKeyLimiterTests
{
    private readonly ManualClock _clock = new();
    private readonly FailedKeyLimiter _attempts;

    public FailedKeyLimiterTests() => _attempts = new FailedKeyLimiter(_clock);

    [Fact]
    public void Address_HasTooManyAfterTenInAMinute()
    {
        Assert.DoesNotContain(true, Enumerable.Range(0, FailedKeyLimiter.Most).Select(_ => _attempts.Add("a")));
        Assert.True(_attempts.Add("a"));
        Assert.False(_attempts.Add("b"));
    }

    [Fact]
    public void Minute_FromTheFirstOn_EndsTheCount()
    {
        Exhaust("a");
        _clock.Advance(FailedKeyLimiter.Window - TimeSpan.FromMilliseconds(1));
        Assert.True(_attempts.Add("a"));

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(_attempts.Add("a"));
    }

    [Fact]
    public void RightKey_EndsTheCount()
    {
        Exhaust("a");

        _attempts.Forget("a");

        Assert.False(_attempts.Add("a"));
    }

    [Fact]
    public void Addresses_BeyondTheTable_BeginAnewInsteadOfTakingMoreMemory()
    {
        Exhaust("a");
        for (var number = 1; number < FailedKeyLimiter.MostAddresses; number++)
        {
            _attempts.Add(number.ToString(CultureInfo.InvariantCulture));
        }

        Assert.True(_attempts.Add("a"));
        _attempts.Add("one too many");
        Assert.False(_attempts.Add("a"));
    }

    private void Exhaust(string address)
    {
        for (var number = 0; number < FailedKeyLimiter.Most; number++)
        {
            _attempts.Add(address);
        }
    }
}
