using SonoranPush.Locations;
using SonoranPush.Locations.Sending;

namespace SonoranPush.UnitTests.Locations;

public class SendWindowScheduleTests
{
    private readonly SendWindow _window = new();

    [Fact]
    public void Start_FiftyMillisecondTicks_GivesFourCallsASecond() => Assert.Equal(40, Starts(10_000, tick => tick * 50).Count);

    [Fact]
    public void Start_TicksThatDoNotDivideTheInterval_DoNotDrift() => Assert.Equal(40, Starts(10_000, tick => tick * 64).Count);

    [Fact]
    public void Start_JitteringTicks_KeepsTwoHundredAndFiveMillisecondsApart()
    {
        var random = new Random(20261123);
        var at = 0;
        var starts = Starts(60_000, _ => at += random.Next(20, 90));

        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 205, $"{pair}"));
        Assert.InRange(starts.Count, 220, 241);
    }

    [Fact]
    public void Start_AfterALongStandstill_DoesNotCatchUp()
    {
        _window.Start(Ms(0));
        _window.Start(Ms(5_000));

        Assert.False(_window.IsOpen(Ms(5_200)));
        Assert.True(_window.IsOpen(Ms(5_250)));
    }

    [Fact]
    public void Widen_AfterARefusal_LetsOneMoreWindowPassAndKeepsMoreDistance()
    {
        _window.Start(Ms(0));
        _window.Widen(Ms(100));

        Assert.Equal(Ms(312.5), _window.Interval);
        Assert.False(_window.IsOpen(Ms(400)));
        Assert.True(_window.IsOpen(Ms(412.5)));
    }

    [Fact]
    public void Widen_Always_HasALimit()
    {
        for (var i = 0; i < 100; i++)
        {
            _window.Widen(Ms(i));
        }

        Assert.Equal(SendWindow.LongestInterval, _window.Interval);
    }

    [Fact]
    public void Narrow_CallAfterCall_CreepsBackToTheNormalInterval()
    {
        _window.Widen(Ms(0));
        _window.Narrow();
        Assert.InRange(_window.Interval, Ms(300), Ms(312));
        for (var i = 0; i < 100; i++)
        {
            _window.Narrow();
        }

        Assert.Equal(SendWindow.NormalInterval, _window.Interval);
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private List<int> Starts(int until, Func<int, int> tickAt)
    {
        var starts = new List<int>();
        for (int tick = 0, now = 0; now < until; tick++)
        {
            now = tickAt(tick);
            if (now < until && _window.IsOpen(Ms(now)))
            {
                _window.Start(Ms(now));
                starts.Add(now);
            }
        }

        return starts;
    }
}
