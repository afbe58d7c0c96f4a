using FxServer.Host.Accounts;

namespace SonoranPush.EmulatorTests;

/// <summary>What Lua costs, told apart from what C# does.</summary>
public sealed class LuaAccountTests
{
    private const string Natives = "AddEventHandler('test', function() for _ = 1, 100 do GetGameTimer() end end)";

    [Fact]
    public async Task Natives_OfLua_AreCountedApartFromThoseOfCSharp()
    {
        using var probe = ProbeFolder.OfLua(Natives, probe: "Costs");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        ResourceCost cost = await CostOfAsync(server, () => server.Host.RaiseAsync("test"));
        ResourceCost more = await CostOfAsync(server, () => server.Host.RaiseAsync("probe:cost", "native"));

        // The events that ask come into C#, too: they reach every runtime of a resource that handles them.
        Assert.Equal((100.0, 0.0, 1.0, 1.0), (cost.LuaNatives.Total, cost.CSharpNatives.Total, cost.EventsIntoCSharp.Total, cost.Crossings.Total));
        Assert.Equal((0.0, 10.0, 1.0, 11.0), (more.LuaNatives.Total, more.CSharpNatives.Total, more.EventsIntoCSharp.Total, more.Crossings.Total));
    }

    [Fact]
    public async Task Native_OfLua_WithAPrice_TakesThatLong()
    {
        using var probe = ProbeFolder.OfLua(Natives);
        await using EmulatedServer server = await EmulatedServer.StartAsync(options =>
        {
            options.Resources.Add(probe.Folder);
            options.LuaNativeCost = TimeSpan.FromMilliseconds(0.2);
        });

        ResourceCost cost = await CostOfAsync(server, () => server.Host.RaiseAsync("test"));

        // The way from Lua into the host is measured once and is part of the price: it is not the same for every call.
        Assert.True(cost.LuaMs.Total >= 19 && cost.WholeMs.Max >= 19, $"A hundred natives took {cost.LuaMs.Total} of {cost.WholeMs.Max} ms.");
        Assert.True(cost.OwnMs.Total < 15, $"{cost.OwnMs.Total} ms are own work.");
        Assert.Equal(0, cost.CSharpMs.Total);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60000)]
    public async Task Event_IntoCSharp_TakesItsPriceAsHandOver(int length)
    {
        using var probe = ProbeFolder.OfLua("AddEventHandler('test', function(text) TriggerEvent('probe:cheap', text) end)", probe: "Customer");
        var line = EventCost.Line(20, 1);
        await using EmulatedServer server = await EmulatedServer.StartAsync(options =>
        {
            options.Resources.Add(probe.Folder);
            options.EventCost = line;
        });

        ResourceCost cost = await CostOfAsync(server, () => server.Host.RaiseAsync("test", new string('x', length)));

        double expected = line.Of(length).TotalMilliseconds;
        Assert.True(cost.HandOverMs.Total >= expected, $"{cost.HandOverMs.Total} of {expected} ms");
        Assert.True(cost.LuaMs.Total < expected, $"{cost.LuaMs.Total} ms in Lua");
        Assert.True(cost.WholeMs.Total >= expected, $"{cost.WholeMs.Total} ms in all");
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(1024, 0.125)]
    [InlineData(2 * 1024, 0.15)]
    [InlineData(18 * 1024, 0.5)]
    [InlineData(60 * 1024, 0.9)]
    [InlineData(102 * 1024, 1.3)]
    public void EventCost_Measured_FollowsItsPoints(int bytes, double milliseconds)
    {
        Assert.Equal(milliseconds, EventCost.Measured.Of(bytes).TotalMilliseconds, 3);
    }

    [Fact]
    public async Task Account_OfLua_TellsItsMemoryAndGarbage()
    {
        using var probe = ProbeFolder.OfLua("AddEventHandler('test', function() kept = ('x'):rep(1000000) print(#kept) end)");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        ResourceCost cost = await CostOfAsync(server, () => server.Host.RaiseAsync("test"));

        Assert.True(cost.LuaMemory > 1000000, $"{cost.LuaMemory} bytes");
        Assert.True(cost.AllocatedBytes.Total > 0);
        Assert.True(cost.Time > TimeSpan.Zero && cost.LuaNativesPerSecond >= 0);
    }

    private static async Task<ResourceCost> CostOfAsync(EmulatedServer server, Func<Task> act)
    {
        string name = (await server.Host.GetAccountAsync())[0].Name;
        await server.Host.ResetAccountAsync();
        await act();
        int ticks = (await server.CostAsync(name)).Ticks;
        return await server.CostAfterAsync(name, ticks + 2);
    }
}
