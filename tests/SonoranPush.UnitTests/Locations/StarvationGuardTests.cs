using SonoranPush.Locations;
using SonoranPush.Locations.Sending;

namespace SonoranPush.UnitTests.Locations;

public class StarvationGuardTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(6.4);
    private static readonly TimeSpan PerUnit = TimeSpan.FromMilliseconds(10);

    private readonly StarvationGuard _times = new();

    public StarvationGuardTests() => _times.Clear(Limit);

    [Fact]
    public void Patience_NobodyWaits_LastsToTheLimit() => Assert.InRange(_times.Patience(PerUnit), Limit - TimeSpan.FromSeconds(0.1), Limit);

    [Fact]
    public void Patience_ManyWaitEquallyLong_EndsEarlyEnoughForAllOfThem()
    {
        // 320 units take 3.2 s: half of the limit.
        for (var i = 0; i < 320; i++)
        {
            _times.Add(TimeSpan.FromSeconds(3.3));
        }

        Assert.InRange(_times.Patience(PerUnit), TimeSpan.FromSeconds(3.1), TimeSpan.FromSeconds(3.3));
    }

    [Fact]
    public void Patience_ManyWaitShortly_DoesNotEnd()
    {
        for (var i = 0; i < 320; i++)
        {
            _times.Add(TimeSpan.FromSeconds(1));
        }

        Assert.True(_times.Patience(PerUnit) > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Add_WaitBeyondTheLimit_Counts()
    {
        for (var i = 0; i < 10; i++)
        {
            _times.Add(TimeSpan.FromMinutes(5));
        }

        Assert.True(_times.Patience(PerUnit) < TimeSpan.FromMinutes(5));
    }
}
