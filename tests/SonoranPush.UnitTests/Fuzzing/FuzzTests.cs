namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Fuzzing keeps a thread busy for seconds. Beside other tests that would take theirs away: those wait for a condition, and
/// what fulfils it needs a thread of the pool.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
public sealed class FuzzTests;
