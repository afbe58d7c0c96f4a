using Xunit.Sdk;

namespace SonoranPush.IntegrationTests.Mono;

/// <summary>That no server on Mono shows the key is checked at the end of every one. Here: that the check would find it.</summary>
public sealed class SecrecyTests
{
    [MonoFact]
    public async Task Key_InTheDataOfAnEvent_IsFoundInTheEventsFile()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        var server = MonoServer.Start(cad.HubUrl);
        await cad.SessionAsync(1, Soon.Patience);

        await cad.PushEventAsync(1, "EVENT_TONE", new JsonObject { ["note"] = cad.Options.ApiKey });
        await server.ConsumerHasHandledAsync(1);

        await Assert.ThrowsAnyAsync<XunitException>(server.StopAsync);
        await Assert.ThrowsAnyAsync<XunitException>(() => server.DisposeAsync().AsTask());
    }

    // It says so on its standard error.
    [MonoFact]
    public async Task Key_InTheTextOfACrash_IsFound()
    {
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        var server = MonoServer.Start(cad.HubUrl, prepare: process =>
        {
            process.ArgumentList.Add("--events");
            process.ArgumentList.Add($"/no/such/folder/{cad.Options.ApiKey}");
        });
        await server.Process.WaitForExitAsync().WaitAsync(Soon.Patience);

        await Assert.ThrowsAnyAsync<XunitException>(() => server.DisposeAsync().AsTask());
    }
}
