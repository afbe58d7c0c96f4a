using FxServer.Host.Accounts;
using Xunit.Abstractions;

namespace SonoranPush.IntegrationTests.Resource;

[Collection(nameof(UndisturbedTests))]
public sealed class BurstTests(ITestOutputHelper output)
{
    private const string Type = "EVENT_TONE";
    private const double LongestTickMs = 12;
    private const double CrossingMs = 0.1;
    private const double ConsumerMs = 0.5;
    private const string Typed = ScriptContract.TypedPushEventPrefix + Type;

    // Push events alone: nobody is tracked, nothing is fetched, and nothing is raised for resources written for the official one.
    private static readonly SceneOptions EventsOnly = new()
    {
        Config = new JsonObject
        {
            ["events"] = new JsonObject { ["compatibility"] = "off" },
            ["unitLocation"] = new JsonObject { ["track"] = "off" },
            ["rest"] = new JsonObject { ["snapshot"] = false },
        },
        Convars = { ["consumer_busyMs"] = "0" },
    };

    private static readonly SceneOptions CostlyEvents = EventsOnly with
    {
        CrossingCost = TimeSpan.FromMilliseconds(CrossingMs),
        Convars = new() { ["consumer_busyMs"] = ConsumerMs.ToString(CultureInfo.InvariantCulture) },
    };

    [Fact]
    public Task Burst_Of10000_IsRaisedInOrderAndWholeWithOneCrossingEach() => Scene.PlayAsync(EventsOnly, async scene =>
    {
        const int Count = 10_000;
        await scene.Host.ResetAccountAsync();

        await PushAsync(scene, Count);
        var generic = await scene.Events.NamedAsync(ScriptContract.PushEvent, Count);
        var typed = await scene.Events.NamedAsync(Typed, Count);
        var consumer = await scene.AskConsumerAsync();
        var cost = await scene.GetCostAsync();

        var expected = Enumerable.Range(0, Count).Select(number => (long)number).ToList();
        Assert.Equal(expected, generic.Select(raised => raised.Table(1).Number("number")));
        Assert.Equal(expected, typed.Select(raised => raised.Table().Number("number")));
        Assert.Equal(Count, consumer.Number("handled"));
        Assert.Equal(0, consumer.Number("outOfOrder"));
        Assert.Equal(2 * Count, cost.EventsRaised);
        // A tick may look at the players and ask for another tick; everything else must be events, at one crossing each.
        Assert.InRange(cost.Crossings.Total, cost.EventsRaised, cost.EventsRaised + (2 * cost.Ticks));
        output.WriteLine(cost.ToString());
    });

    /// <summary>What the fullest tick contains, by what it raised and what that costs. How long ticks really took is printed:
    /// the clock also runs while something else has the processor.</summary>
    [Fact]
    public Task Burst_WithCostlyCrossingsAndASlowConsumer_KeepsTicksSmall() => Scene.PlayAsync(CostlyEvents, async scene =>
    {
        const int Count = 1000;
        await scene.Host.ResetAccountAsync();
        var start = TimeProvider.System.GetTimestamp();

        await PushAsync(scene, Count);
        await scene.Events.NamedAsync(Typed, Count);
        var took = TimeProvider.System.GetElapsedTime(start);
        var cost = await scene.GetCostAsync();

        output.WriteLine($"{took.TotalSeconds:0.0} s; {WorkMs(cost):0.0} ms of work in the fullest tick; {cost}");
        Assert.InRange(WorkMs(cost), 0, LongestTickMs);
        Assert.Equal(Count, (await scene.AskConsumerAsync()).Number("handled"));
    });

    // Of two events one reaches the consumer: a crossing more, and what it takes to handle it.
    private static double WorkMs(ResourceCost cost) => cost.Crossings.Max * (CrossingMs + ((CrossingMs + ConsumerMs) / 2));

    private static async Task PushAsync(Scene scene, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await scene.PushAsync(Type, number);
        }
    }
}
