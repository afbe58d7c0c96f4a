using System.Threading.Tasks;
using SonoranPush.IntegrationTests.Faults.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Faults;

/// <summary>The fault matrix on .NET.</summary>
public sealed class FaultsOnNetTests(FaultTheatre theatre) : IClassFixture<FaultTheatre>
{
    public static TheoryData<string> Scenarios => FaultScenarios.Played;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Net, scenario);
}
