using SonoranPush.IntegrationTests.Faults.Scenarios;
using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults;

/// <summary>The fault matrix on Mono. Each group has a server of its own, so that the groups can run side by side.</summary>
public static class FaultsOnMonoTests
{
    public sealed class Connection(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [MonoTheory]
        [ScenarioData(typeof(ConnectionFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Mono, scenario);
    }

    public sealed class Outage(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [MonoTheory]
        [ScenarioData(typeof(OutageFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Mono, scenario);
    }

    public sealed class Traffic(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [MonoTheory]
        [ScenarioData(typeof(TrafficFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Mono, scenario);
    }

    public sealed class Server(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [MonoTheory]
        [ScenarioData(typeof(ServerFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Mono, scenario);
    }

    [Collection(nameof(UndisturbedTests))]
    public sealed class Stops(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [MonoTheory]
        [ScenarioData(typeof(StopFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Mono, scenario);
    }
}
