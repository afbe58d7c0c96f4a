using SonoranPush.MonoTests;
using Xunit.Sdk;

namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>A test on Mono that sets a process's wall clock (<see cref="WallClock"/>). Where there is no C compiler it is skipped, unless
/// <c>REQUIRE_MONO=1</c> asks that it fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(MonoTraitDiscoverer.TypeName, MonoTraitDiscoverer.AssemblyName)]
public sealed class WallClockFactAttribute : FactAttribute, ITraitAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public WallClockFactAttribute() => Skip = MonoInstallation.ReasonToSkip
        ?? (!WallClock.CanBeBuilt && !MonoInstallation.IsRequired ? "There is no cc here: apt-get install gcc libc6-dev." : null)!;
}
