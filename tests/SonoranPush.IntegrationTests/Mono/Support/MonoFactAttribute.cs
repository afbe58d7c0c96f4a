using Xunit;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>A test that spawns Mono. Without Mono it is skipped, unless <c>REQUIRE_MONO=1</c> asks that it fail.</summary>
internal sealed class MonoFactAttribute : FactAttribute
{
    public MonoFactAttribute() => Skip = MonoInstallation.ReasonToSkip!;
}
