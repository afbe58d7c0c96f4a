using SonoranPush.IntegrationTests.Checks.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Checks;

/// <summary>One world for all faults of a runtime, because a start costs seconds; after a failed one a new world.</summary>
public sealed class CheckStage : IAsyncLifetime
{
    private CheckWorld? _world;

    public static TheoryData<string> Faults => [.. CheckFaults.All.Keys];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task PlayAsync(ServerRuntime runtime, string fault)
    {
        _world ??= await CheckWorld.StartAsync(runtime);
        try
        {
            await _world.PlayAsync(CheckFaults.All[fault]);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        if (_world is { } world)
        {
            _world = null;
            await world.DisposeAsync();
        }
    }
}

/// <summary>Each fault makes exactly its check ask for action, and its advice mends it: on .NET.</summary>
public sealed class ChecksOnNetTests(CheckStage stage) : IClassFixture<CheckStage>
{
    [Theory]
    [MemberData(nameof(CheckStage.Faults), MemberType = typeof(CheckStage))]
    public Task Fault_IsFound_AndItsAdviceMends(string fault) => stage.PlayAsync(ServerRuntime.Net, fault);
}

/// <summary>The same on Mono.</summary>
public sealed class ChecksOnMonoTests(CheckStage stage) : IClassFixture<CheckStage>
{
    [MonoTheory]
    [MemberData(nameof(CheckStage.Faults), MemberType = typeof(CheckStage))]
    public Task Fault_IsFound_AndItsAdviceMends(string fault) => stage.PlayAsync(ServerRuntime.Mono, fault);
}
