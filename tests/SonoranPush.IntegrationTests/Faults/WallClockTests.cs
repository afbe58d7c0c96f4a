using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults;

/// <summary>A server process on Mono whose wall clock is set while it runs. Its other clocks go on as they were.</summary>
public sealed class WallClockTests
{
    [WallClockFact]
    public async Task WallClock_SetByAnHourOnMono_LeavesRetriesAndEventsTheirTime()
    {
        using var clock = await WallClock.BuildAsync();
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl, prepare: clock.GiveTo);
        await server.SessionIsAsync("Ready");
        await TakesAnEventAsync(1);

        TimeSpan[] settings = [TimeSpan.FromHours(1), TimeSpan.FromHours(-1)];
        for (var i = 0; i < settings.Length; i++)
        {
            clock.Set(settings[i]);
            cad.DropAll();
            await server.ShowsAsync("connected to Sonoran CAD again", times: i + 1);
            await server.SessionIsAsync("Ready");
            await TakesAnEventAsync(i + 2);
        }

        var report = await server.StopAsync();
        report.IsClean();
        var received = report.Events.Where(raised => raised.Name == ScriptContract.PushEvent)
            .Select(raised => raised.Arguments[2].GetProperty("receivedAt").GetInt64())
            .ToList();
        Assert.InRange(received[1] - received[0], 3_600_000, 3_700_000);
        Assert.InRange(received[2] - received[1], -7_200_000, -7_100_000);

        async Task TakesAnEventAsync(int number)
        {
            await cad.PushEventAsync(1, "EVENT_TONE", new JsonObject { ["number"] = number });
            await server.ConsumerHasHandledAsync(number);
        }
    }
}
