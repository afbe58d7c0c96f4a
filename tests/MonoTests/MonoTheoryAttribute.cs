using Xunit;
using Xunit.Sdk;

namespace SonoranPush.MonoTests;

/// <inheritdoc cref="MonoFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(MonoTraitDiscoverer.TypeName, MonoTraitDiscoverer.AssemblyName)]
public sealed class MonoTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public MonoTheoryAttribute() => Skip = MonoInstallation.ReasonToSkip!;
}
