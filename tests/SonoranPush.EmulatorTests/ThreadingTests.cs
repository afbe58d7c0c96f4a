using System.Diagnostics;
using CitizenFX.Core.Runtime;
using FxServer.Host.Events;

namespace SonoranPush.EmulatorTests;

/// <summary>One main thread, ticks, waits.</summary>
public sealed class ThreadingTests
{
    [Fact]
    public async Task Tick_OfScript_RunsOnTheMainThreadWithoutSynchronizationContext()
    {
        using var probe = new ProbeFolder("PlaceOfTick");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        RaisedEvent place = await server.EventAsync("probe:place");

        Assert.Equal(new object[] { true, true }, place.Arguments.Take(2));
    }

    [Fact]
    public async Task Tick_ThatHasNotEnded_IsNotCalledAgain()
    {
        using var probe = new ProbeFolder("SlowTick");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        RaisedEvent[] runs = await server.EventsAsync("probe:running", 4);

        Assert.All(runs, run => Assert.Equal(1, run.Arguments[0]));
    }

    [Fact]
    public async Task Tick_ThatThrows_IsCalledAgain()
    {
        using var probe = new ProbeFolder("ThrowingTick");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.EventsAsync("probe:run", 4);

        Assert.Contains("on purpose", (await server.FaultAsync(FaultKind.TickFailed)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delay_WhenAwaited_ComesBackToTheMainThread()
    {
        using var probe = new ProbeFolder("Waiting");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:wait");

        Assert.Equal(true, (await server.EventAsync("probe:afterDelay")).Arguments[0]);
    }

    [Fact]
    public async Task OtherTask_WhenAwaited_EndsOnAPoolThread()
    {
        using var probe = new ProbeFolder("Waiting");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:wait");

        Assert.Equal(false, (await server.EventAsync("probe:afterOther")).Arguments[0]);
    }

    [Fact]
    public async Task Handler_BehindOneThatReturnedATask_RunsOnTheMainThreadAfterIt()
    {
        using var probe = new ProbeFolder("Waiting");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("probe:pool");

        Assert.Equal(true, (await server.EventAsync("probe:behind")).Arguments[0]);
    }

    [Fact]
    public async Task ScheduledTick_WhileTheServerWaits_ComesAtOnce()
    {
        using var probe = new ProbeFolder("EagerTick", "eager");
        var watch = Stopwatch.StartNew();
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.EventAsync("probe:done");

        // 200 of the server's own ticks take ten seconds.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"200 ticks took {watch.Elapsed}.");
    }
}
