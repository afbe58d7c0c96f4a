using System.Threading.Tasks;
using SonoranPush.IntegrationTests.Faults.Support;
using SonoranPush.IntegrationTests.Mono.Support;
using Xunit;

namespace SonoranPush.IntegrationTests.Faults;

/// <summary>The fault matrix on Mono.</summary>
[Collection(OneAtATime.Name)]
public sealed class FaultsOnMonoTests(FaultTheatre theatre) : IClassFixture<FaultTheatre>
{
    public static TheoryData<string> Scenarios => FaultScenarios.Played;

    [MonoTheory]
    [MemberData(nameof(Scenarios))]
    public Task Fault_IsSurvived(string scenario) => theatre.PlayAsync(ServerRuntime.Mono, scenario);
}
