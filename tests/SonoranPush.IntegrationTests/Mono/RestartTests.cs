using Xunit.Abstractions;

namespace SonoranPush.IntegrationTests.Mono;

/// <summary>Restarts of the resource in one server process while push events come.</summary>
public sealed class RestartTests
{
    private const int WarmUpRestarts = 5;

    // Mono keeps the bytes of every script that it was ever given, 0.9 MB of ours. Each of the first fifty restarts leaves up to 0.6 MB more.
    private const double GrowthPerRestart = 1.5;

    // For the heap and the pool, which find their sizes slowly: three threads more were 11 MB.
    private const double Slack = 25;

    private readonly ITestOutputHelper _output;

    public RestartTests(ITestOutputHelper output) => _output = output;

    [MonoFact]
    public async Task Restarts_UnderLoad_LeaveNothingBehind()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl);
        await server.ShowsAsync("connected to Sonoran CAD");
        var early = default(ProcessFootprint);
        for (var restart = 1; restart <= WarmUpRestarts; restart++)
        {
            await RestartAsync(cad, server, restart);
            early = ProcessFootprint.Of(server.Process).OrMore(early);
            _output.WriteLine($"{restart}: {early}");
        }

        for (var restart = WarmUpRestarts + 1; restart <= Repetitions.Restarts; restart++)
        {
            await RestartAsync(cad, server, restart);
            _output.WriteLine($"{restart}: {ProcessFootprint.Of(server.Process)}");
        }

        await Soon.TrueAsync(() => ProcessFootprint.Of(server.Process).HasNoMoreHandlesThan(early));
        Assert.InRange(ProcessFootprint.Of(server.Process).Megabytes, 0, early.Megabytes + AllowedGrowth);
        (await server.StopAsync()).IsClean();
    }

    // Every second restart is two.
    private static double AllowedGrowth => Slack + (GrowthPerRestart * 1.5 * (Repetitions.Restarts - WarmUpRestarts));

    // Ends connected, so that one restart compares with another.
    private static async Task RestartAsync(LocalCadServer cad, MonoServer server, int number)
    {
        if (number % 2 == 0)
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
