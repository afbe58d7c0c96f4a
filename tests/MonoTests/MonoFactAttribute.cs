using Xunit;
using Xunit.Sdk;

namespace SonoranPush.MonoTests;

/// <summary>A test that spawns Mono. Without Mono it is skipped, unless <c>REQUIRE_MONO=1</c> asks that it fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(MonoTraitDiscoverer.TypeName, MonoTraitDiscoverer.AssemblyName)]
public sealed class MonoFactAttribute : FactAttribute, ITraitAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public MonoFactAttribute() => Skip = MonoInstallation.ReasonToSkip!;
}
