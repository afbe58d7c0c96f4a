using SonoranPush.IntegrationTests.Faults.Scenarios;
using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults;

/// <summary>The fault matrix on .NET. Each group has a server of its own, so that the groups can run side by side.</summary>
public static class FaultsOnNetTests
{
    public sealed class Connection(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [Theory]
        [ScenarioData(typeof(ConnectionFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Net, scenario);
    }

    public sealed class Outage(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [Theory]
        [ScenarioData(typeof(OutageFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Net, scenario);
    }

    public sealed class Traffic(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [Theory]
        [ScenarioData(typeof(TrafficFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Net, scenario);
    }

    public sealed class Server(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [Theory]
        [ScenarioData(typeof(ServerFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Net, scenario);
    }

    [Collection(nameof(UndisturbedTests))]
    public sealed class Stops(FaultTheatre theatre) : IClassFixture<FaultTheatre>
    {
        [Theory]
        [ScenarioData(typeof(StopFaults))]
        public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Net, scenario);
    }
}
