using System.Reflection;
using Xunit.Sdk;

namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>Gives a theory the names of one group's scenarios that are played in this run.</summary>
/// <param name="group">The class that declares them.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScenarioDataAttribute(Type group) : DataAttribute
{
    /// <inheritdoc />
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => FaultScenarios.PlayedOf(group).Select(name => new object[] { name });
}
