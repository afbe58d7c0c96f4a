namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>A fault and what must be seen of it, as one step of the matrix: a static method that takes a <see cref="FaultScene"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScenarioAttribute : Attribute
{
    /// <summary>Takes half a minute or more: played only with <c>SONORANPUSH_LONG_TESTS=1</c>.</summary>
    public bool IsLong { get; init; }
}
