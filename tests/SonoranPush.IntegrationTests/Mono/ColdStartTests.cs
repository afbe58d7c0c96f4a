namespace SonoranPush.IntegrationTests.Mono;

/// <summary>Starts in fresh processes, which say at debug level what each step took. An assembly that pool threads look up hangs or
/// aborts some of them, on a real server and here.</summary>
public sealed class ColdStartTests
{
    [MonoFact]
    public Task BuiltFolder_ConnectsAtEveryColdStart() => ConnectAgainAndAgainAsync(BuiltFolder.Root, Repetitions.FlatColdStarts);

    [MonoFact]
    public Task Checkout_ConnectsAtEveryColdStart() => ConnectAgainAndAgainAsync(BuiltFolder.Checkout, Repetitions.CheckoutColdStarts);

    private static async Task ConnectAgainAndAgainAsync(string resource, int times)
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        for (var start = 0; start < times; start++)
        {
            await using var server = MonoServer.Start(cad.HubUrl, resource);
            await server.ShowsAsync("connected to Sonoran CAD");
            Assert.NotEqual(0, server.CountLines("start: loading libraries took"));
            Assert.NotEqual(0, server.CountLines("start: first event took"));
            (await server.StopAsync()).IsClean();
        }
    }
}
