namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>Plays scenarios one after the other in one world; after a failed one in a new world.</summary>
public sealed class FaultTheatre : IAsyncLifetime
{
    private FaultWorld? _world;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task PlayAsync(ServerRuntime runtime, string scenario)
    {
        _world ??= await FaultWorld.StartAsync(runtime);
        try
        {
            var scene = new FaultScene(_world);
            await scene.CalmAsync();
            await FaultScenarios.PlayAsync(scenario, scene);
            _world.CheckSecrecy();
        }
        catch (TimeoutException exception) when (runtime == ServerRuntime.Mono)
        {
            // A server that hangs tells where only while it hangs.
            var threads = await _world.Server.DumpThreadsAsync();
            await LeaveWorldAsync();
            throw new TimeoutException($"{exception.Message} The server's threads and its console:\n{threads}", exception);
        }
        catch
        {
            await LeaveWorldAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        if (_world is not null)
        {
            await using var world = _world;
            await world.EndAsync();
        }
    }

    private async Task LeaveWorldAsync()
    {
        await _world!.DisposeAsync();
        _world = null;
    }
}
