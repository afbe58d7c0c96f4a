using SonoranPush.Startup;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Startup;

public sealed class WarmUpRunTests
{
    [Fact]
    public async Task WarmUpRun_CalledWithEachTick_EndsWhenEveryPartHasRun()
    {
        var run = new WarmUpRun(TimeProvider.System);

        await Wait.Until(run.IsOver);

        Assert.True(run.WasComplete);
    }
}
