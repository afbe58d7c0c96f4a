using FxServer.Host.Accounts;

namespace SonoranPush.EmulatorTests;

/// <summary>What the main thread's time is spent on, counted in crossings.</summary>
public sealed class AccountTests
{
    [Theory]
    [InlineData("native", 10)]
    [InlineData("event", 3)]
    [InlineData("bytes", 1)]
    public async Task Crossings_OfATick_AreOnePerNativeAndThreePerTriggerEvent(string what, int expected)
    {
        using var probe = new ProbeFolder("Costs");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe);

        ResourceCost cost = await CostOfAsync(server, what);

        // One more: the event that asked for it came from outside.
        Assert.Equal(expected + 1, cost.Crossings.Total);
    }

    [Theory]
    [InlineData("event")]
    [InlineData("bytes")]
    public async Task Crossing_OfADeliveredEvent_IsTheConsumers(string what)
    {
        using var probe = new ProbeFolder("Costs");
        using var customer = new ProbeFolder("Customer");
        await using EmulatedServer server = await EmulatedServer.StartAsync(probe, customer);

        await CostOfAsync(server, what);

        ResourceCost cost = await server.CostAsync("customer");
        Assert.Equal((1.0, 1, 0), (cost.Crossings.Total, cost.EventsDelivered, cost.EventsRaised));
    }

    [Fact]
    public async Task Crossing_WithAPrice_TakesThatLongOutsideOfOwnWork()
    {
        using var probe = new ProbeFolder("Costs");
        await using EmulatedServer server = await EmulatedServer.StartAsync(options =>
        {
            options.Resources.Add(probe.Folder);
            options.CrossingCost = TimeSpan.FromMilliseconds(5);
        });

        ResourceCost cost = await CostOfAsync(server, "native");

        Assert.True(cost.WholeMs.Max >= 50, $"Ten crossings took {cost.WholeMs.Max} ms.");
        Assert.True(cost.WholeMs.Total - cost.OwnMs.Total >= 50, $"{cost.OwnMs.Total} of {cost.WholeMs.Total} ms are own work.");
    }

    private static async Task<ResourceCost> CostOfAsync(EmulatedServer server, string what)
    {
        await server.Host.ResetAccountAsync();
        await server.Host.RaiseAsync("probe:cost", what);
        int ticks = (await server.CostAsync("costs")).Ticks;
        return await server.CostAfterAsync("costs", ticks + 2);
    }
}
