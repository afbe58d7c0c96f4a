using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using LocalCad;
using SonoranPush.IntegrationTests.LocalCad.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using Xunit;
using Xunit.Abstractions;

namespace SonoranPush.IntegrationTests.Mono;

/// <summary>Restarts of the resource in one server process while push events come.</summary>
[Collection(OneAtATime.Name)]
public sealed class RestartTests
{
    private const int WarmUpRestarts = 5;

    private readonly ITestOutputHelper _output;

    public RestartTests(ITestOutputHelper output) => _output = output;

    [MonoFact]
    public async Task Restarts_UnderLoad_LeaveNothingBehind()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl);
        await server.ShowsAsync("connected to Sonoran CAD");
        var fifth = default(ProcessFootprint);
        for (var restart = 1; restart <= Math.Max(Repetitions.Restarts, WarmUpRestarts + 1); restart++)
        {
            await RestartAsync(cad, server, whileConnecting: restart % 2 == 0);
            var footprint = ProcessFootprint.Of(server.Process);
            _output.WriteLine($"{restart}: {footprint}");
            if (restart <= WarmUpRestarts)
            {
                fifth = footprint.OrMore(fifth);
            }
        }

        await Until.TrueAsync(() => ProcessFootprint.Of(server.Process).HasNoMoreThan(fifth));
        (await server.StopAsync()).IsClean();
    }

    // Ends connected, so that one restart compares with another.
    private static async Task RestartAsync(LocalCadServer cad, MonoServer server, bool whileConnecting)
    {
        if (whileConnecting)
        {
            cad.Faults.HandshakeDelay = TimeSpan.FromSeconds(1);
            await server.RestartResourceAsync();
            await server.SessionIsAsync("Connecting");
            cad.Faults.HandshakeDelay = TimeSpan.Zero;
        }

        using var enough = new CancellationTokenSource();
        var load = PushAsync(cad, enough.Token);
        await server.RestartResourceAsync();
        await server.SessionIsAsync("Ready");
        await enough.CancelAsync();
        await load;
    }

    private static async Task PushAsync(LocalCadServer cad, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await cad.PushEventAsync(1, "EVENT_UNIT_STATUS", new JsonObject { ["identId"] = 1, ["status"] = 2 });
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }
}
