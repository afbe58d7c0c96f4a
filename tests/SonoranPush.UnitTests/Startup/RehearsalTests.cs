using System;
using System.Threading.Tasks;
using SonoranPush.Startup;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Startup;

/// <summary>The rehearsal, which compiles what ticks and events will run.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task Rehearsal_CalledWithEachTick_EndsWhenEveryPartHadItsTurn()
    {
        var rehearsal = new Rehearsal(TimeProvider.System);

        await Wait.Until(rehearsal.IsOver);

        Assert.True(rehearsal.WasComplete);
    }
}
