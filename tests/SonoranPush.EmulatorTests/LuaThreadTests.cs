using CitizenFX.Core.Runtime;
using FxServer.Host.Events;

namespace SonoranPush.EmulatorTests;

/// <summary>Threads and timers of Lua: resumed in ticks, ended with their resource.</summary>
public sealed class LuaThreadTests
{
    [Fact]
    public async Task Thread_IsStartedInTheNextTick_AndWaitsAtLeastAsLong()
    {
        using var probe = ProbeFolder.OfLua("""
            AddEventHandler('test', function()
              local made = GetGameTimer()
              CreateThread(function()
                local begun = GetGameTimer()
                Wait(120)
                TriggerEvent('test:waited', begun - made, GetGameTimer() - begun)
              end)
              TriggerEvent('test:going')
            end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("test");

        RaisedEvent waited = await server.EventAsync("test:waited");
        Assert.True(Whole(waited.Arguments[1]) >= 119, $"waited {waited.Arguments[1]} ms");
        Assert.Equal("test:going", server.Events.First(raised => raised.Name.StartsWith("test:", StringComparison.Ordinal)).Name);
    }

    [Fact]
    public async Task Wait_OfZero_LastsATick()
    {
        using var probe = ProbeFolder.OfLua("""
            CreateThread(function()
              for _ = 1, 5 do
                Wait(0)
                TriggerEvent('test:tick')
              end
            end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        RaisedEvent[] ticks = await server.EventsAsync("test:tick", 5);

        Assert.True((ticks[4].Time - ticks[0].Time).TotalMilliseconds >= 150, $"four ticks in {ticks[4].Time - ticks[0].Time}");
    }

    [Fact]
    public async Task Threads_ThatWakeInOneTick_RunInTheOrderOfTheirTime()
    {
        using var probe = ProbeFolder.OfLua("""
            SetTimeout(20, function() TriggerEvent('test:timer', 3) end)
            SetTimeout(10, function() TriggerEvent('test:timer', 1) end)
            SetTimeout(10, function() TriggerEvent('test:timer', 2) end)
            local cleared = SetTimeout(15, function() TriggerEvent('test:timer', 'cleared') end)
            ClearTimeout(cleared)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        RaisedEvent[] timers = await server.EventsAsync("test:timer", 3);

        Assert.Equal(new object?[] { 1, 2, 3 }, timers.Select(timer => timer.Arguments[0]));
    }

    [Fact]
    public async Task Thread_ThatFails_EndsAlone()
    {
        using var probe = ProbeFolder.OfLua("""
            CreateThread(function() Wait(0) local nothing = nil; print(nothing.x) end)
            CreateThread(function() Wait(100) TriggerEvent('test:alive') end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        Assert.StartsWith("SCRIPT ERROR: @lua/scripts/server.lua:1: attempt to index a nil value", (await server.FaultAsync(FaultKind.ScriptError)).Text, StringComparison.Ordinal);
        await server.EventAsync("test:alive");
    }

    [Fact]
    public async Task Handler_ThatWaits_DoesNotHoldUpTheRaiser()
    {
        using var probe = ProbeFolder.OfLua("""
            AddEventHandler('test', function() Wait(0) TriggerEvent('test:late') end)
            AddEventHandler('test:start', function() TriggerEvent('test') TriggerEvent('test:early') end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.Host.RaiseAsync("test:start");

        await server.EventAsync("test:late");
        Assert.Equal(new[] { "test", "test:early", "test:late" }, server.Events.Select(raised => raised.Name));
    }

    [Fact]
    public async Task Stop_OfTheResource_EndsItsThreads()
    {
        using var probe = ProbeFolder.OfLua("CreateThread(function() while true do TriggerEvent('test:tick') Wait(0) end end)");
        using var other = ProbeFolder.OfLua("CreateThread(function() while true do TriggerEvent('test:other') Wait(0) end end)", "other");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe, other);
        await server.EventAsync("test:tick");

        await server.Host.StopResourceAsync("lua");
        int ticks = server.Events.Count(raised => raised.Name == "test:tick");
        int others = server.Events.Count(raised => raised.Name == "test:other");
        await server.EventsAsync("test:other", others + 4);

        Assert.InRange(server.Events.Count(raised => raised.Name == "test:tick"), ticks, ticks + 1);
    }

    [Fact]
    public async Task Restart_OfTheResource_BeginsAnew()
    {
        using var probe = ProbeFolder.OfLua("count = (count or 0) + 1 CreateThread(function() TriggerEvent('test:count', count) end)");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);
        await server.EventAsync("test:count");

        await server.Host.RestartResourceAsync("lua");

        RaisedEvent[] counts = await server.EventsAsync("test:count", 2);
        Assert.Equal(1, counts[1].Arguments[0]);
    }

    [Fact]
    public async Task Thread_ThatStopsItsOwnResource_SendsNothingMore()
    {
        using var probe = ProbeFolder.OfLua("""
            CreateThread(function()
              Wait(0)
              ExecuteCommand('stop lua')
              print('still here')
              print(pcall(TriggerEvent, 'test:after'))
              Wait(0)
              print('never here')
            end)
            """);
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        await server.LineAsync("still here");
        await server.LineAsync("false\tThe resource lua was stopped.");
        await server.Host.StartResourceAsync("lua");
        await server.Host.StopResourceAsync("lua");

        Assert.DoesNotContain(server.Lines, line => line.Contains("never here", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Events, raised => raised.Name == "test:after");
    }

    private static long Whole(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
