using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LocalCad;
using SonoranPush.IntegrationTests.Faults.Support;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Faults;

/// <summary>A server process on Mono whose wall clock is set while it runs. Its other clocks go on as they were.</summary>
[Collection(OneAtATime.Name)]
public sealed class WallClockTests : IDisposable
{
    private readonly string _clock = Path.GetTempFileName();

    [FakeTimeFact]
    public async Task WallClock_SetByAnHourOnMono_LeavesRetriesAndEventsTheirTime()
    {
        Set("+0");
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl, prepare: UseTheClock);
        await server.SessionIsAsync("Ready");
        await TakesAnEventAsync(1);

        string[] settings = ["+1h", "-1h"];
        for (var i = 0; i < settings.Length; i++)
        {
            Set(settings[i]);
            cad.DropAll();
            await server.ShowsAsync("connected to Sonoran CAD again", times: i + 1);
            await server.SessionIsAsync("Ready");
            await TakesAnEventAsync(i + 2);
        }

        (await server.StopAsync()).IsClean();

        async Task TakesAnEventAsync(int number)
        {
            await cad.PushEventAsync(1, "EVENT_TONE", new JsonObject { ["number"] = number });
            await server.ConsumerHasHandledAsync(number);
        }
    }

    public void Dispose() => File.Delete(_clock);

    private void Set(string offset) => File.WriteAllText(_clock, offset);

    private void UseTheClock(ProcessStartInfo start)
    {
        start.Environment["LD_PRELOAD"] = FakeTimeFactAttribute.Library;
        start.Environment["FAKETIME_TIMESTAMP_FILE"] = _clock;
        start.Environment["FAKETIME_NO_CACHE"] = "1";
        start.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    }
}
