using Xunit;

namespace SonoranPush.IntegrationTests.Mono.Support;

/// <summary>Tests that spawn Mono run one after the other and beside nothing else: some measure times.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "Mono";
}
