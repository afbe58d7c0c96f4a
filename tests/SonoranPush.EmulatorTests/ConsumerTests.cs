namespace SonoranPush.EmulatorTests;

/// <summary>The second resource: the witness of other tests has to be right itself.</summary>
public sealed class ConsumerTests
{
    [Fact]
    public async Task Consumer_OnGapsAndRepetitions_CountsThemPerServer()
    {
        await using EmulatedServer server = await StartAsync();

        foreach ((int serverId, int sequence) in new[] { (1, 1), (1, 2), (2, 7), (1, 4), (1, 4), (2, 8) })
        {
            await server.Host.RaiseAsync("sonoranpush:pushEvent", "EVENT_911", Map(), Meta(serverId, sequence));
        }

        IDictionary<string, object?> counts = await CountsAsync(server);
        Assert.Equal((6, 2), (counts["handled"], counts["outOfOrder"]));
        await server.LineAsync("[script:consumer] EVENT_911 from server 2, number 8");
    }

    [Fact]
    public async Task Consumer_OnEventsOfPlayers_IgnoresThem()
    {
        await using EmulatedServer server = await StartAsync();

        await server.Host.RaiseFromPlayerAsync(7, "sonoranpush:pushEvent", "EVENT_911", Map(), Meta(1, 1));
        await server.Host.RaiseFromPlayerAsync(7, "sonoranpush:connected", Meta(1, 1));
        await server.Host.RaiseFromPlayerAsync(7, "sonoranpush:disconnected", Meta(1, 1));
        await server.Host.RaiseFromPlayerAsync(7, "sonoranpush:eventsDropped", Meta(1, 1));

        IDictionary<string, object?> counts = await CountsAsync(server);
        Assert.Equal((0, 0, 0, 0), (counts["handled"], counts["connected"], counts["disconnected"], counts["dropped"]));
    }

    [Fact]
    public async Task Consumer_OnSessionChanges_CountsThem()
    {
        await using EmulatedServer server = await StartAsync();

        await server.Host.RaiseAsync("sonoranpush:connected", Meta(1, 0));
        await server.Host.RaiseAsync("sonoranpush:disconnected", new Dictionary<string, object?> { ["serverId"] = 1, ["reason"] = "gone" });
        await server.Host.RaiseAsync("sonoranpush:eventsDropped", new Dictionary<string, object?> { ["serverId"] = 1, ["count"] = 12 });

        IDictionary<string, object?> counts = await CountsAsync(server);
        Assert.Equal((1, 1, 12), (counts["connected"], counts["disconnected"], counts["dropped"]));
    }

    private static Task<EmulatedServer> StartAsync() => EmulatedServer.StartAsync(options =>
    {
        options.Resources.Add(Repository.ConsumerFolder);
        options.Convars["consumer_print"] = "true";
    });

    private static async Task<IDictionary<string, object?>> CountsAsync(EmulatedServer server)
    {
        await server.Host.ExecuteAsync("consumer");
        return (IDictionary<string, object?>)(await server.EventAsync("consumer:counts")).Arguments[0]!;
    }

    private static Dictionary<string, object?> Map() => new() { ["a"] = 1 };

    private static Dictionary<string, object?> Meta(int serverId, int sequence) =>
        new() { ["serverId"] = serverId, ["sequence"] = sequence };
}
