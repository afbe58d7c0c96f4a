using Xunit;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Tests that measure: none of them runs beside another.</summary>
[CollectionDefinition(nameof(UndisturbedTests), DisableParallelization = true)]
public static class UndisturbedTests;
