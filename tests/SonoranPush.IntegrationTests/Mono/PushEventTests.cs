namespace SonoranPush.IntegrationTests.Mono;

/// <summary>Push events from the hub to a consumer, on Mono.</summary>
public sealed class PushEventTests
{
    [MonoFact]
    public async Task PushEvents_ReachTheConsumerCompletelyAndInOrder()
    {
        const int Count = 500;
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl);
        await cad.SessionAsync(1, Soon.Patience);

        for (var number = 1; number <= Count; number++)
        {
            await cad.PushEventAsync(1, "EVENT_UNIT_STATUS", new JsonObject { ["identId"] = number, ["status"] = 2 });
        }

        await server.ConsumerHasHandledAsync(Count);
        var report = await server.StopAsync();

        report.IsClean();
        var raised = report.Events.Where(raised => raised.Name == "sonoranpush:pushEvent").ToList();
        Assert.Equal(Enumerable.Range(1, Count), raised.Select(raised => raised.Arguments[1].GetProperty("identId").GetInt32()));
        Assert.Equal(Enumerable.Range(1, Count), raised.Select(raised => raised.Arguments[2].GetProperty("sequence").GetInt32()));
        Assert.Equal(Count, report.Events.Count(raised => raised.Name == "sonoranpush:pushEvent:EVENT_UNIT_STATUS"));
    }

    [MonoFact]
    public async Task LostSession_IsToldAndRenewed()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl);
        await cad.SessionAsync(1, Soon.Patience);
        await server.SessionIsAsync("Ready");

        cad.DropAll();
        await server.ShowsAsync("connected to Sonoran CAD again");
        await server.SessionIsAsync("Ready");
        var report = await server.StopAsync();

        report.IsClean();
        Assert.Equal(
            new[] { "sonoranpush:connected", "sonoranpush:disconnected", "sonoranpush:connected" },
            report.Events.Select(raised => raised.Name).Where(name => name.EndsWith("connected", System.StringComparison.Ordinal)));
    }
}
