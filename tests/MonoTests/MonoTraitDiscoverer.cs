using Xunit.Abstractions;
using Xunit.Sdk;

namespace SonoranPush.MonoTests;

/// <summary>Puts tests that spawn Mono into the category <c>Mono</c>, so that they can be run and counted by themselves:
/// <c>dotnet test -c Release --filter Category=Mono</c>.</summary>
public sealed class MonoTraitDiscoverer : ITraitDiscoverer
{
    internal const string TypeName = "SonoranPush.MonoTests.MonoTraitDiscoverer";

#if EMULATOR_TESTS
    internal const string AssemblyName = "SonoranPush.EmulatorTests";
#else
    internal const string AssemblyName = "SonoranPush.IntegrationTests";
#endif

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new("Category", "Mono")];
}
