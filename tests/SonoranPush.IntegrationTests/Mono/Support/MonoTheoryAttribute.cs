using Xunit;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <inheritdoc cref="MonoFactAttribute"/>
internal sealed class MonoTheoryAttribute : TheoryAttribute
{
    public MonoTheoryAttribute() => Skip = MonoInstallation.ReasonToSkip!;
}
