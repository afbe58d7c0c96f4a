namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Tests that measure time or memory. They run one after the other, when all other tests have ended.</summary>
[CollectionDefinition(nameof(UndisturbedTests), DisableParallelization = true)]
public static class UndisturbedTests;
