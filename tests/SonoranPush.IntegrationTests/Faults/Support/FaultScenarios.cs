using System.Reflection;

namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>The scenarios of the matrix, by their names.</summary>
internal static class FaultScenarios
{
    private static readonly bool PlaysLongOnes = Environment.GetEnvironmentVariable("SONORANPUSH_LONG_TESTS") == "1";

    private static readonly IReadOnlyDictionary<string, MethodInfo> ByName = typeof(FaultScenarios).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
        .Where(method => method.GetCustomAttribute<ScenarioAttribute>() is not null)
        .ToDictionary(method => method.Name);

    /// <summary>Every scenario there is.</summary>
    public static IEnumerable<string> All => ByName.Keys;

    /// <summary>Those of a class that are played in this run.</summary>
    public static IEnumerable<string> PlayedOf(Type group) => ByName.Values.Where(method => method.DeclaringType == group && IsPlayed(method)).Select(method => method.Name);

    /// <summary>Plays one.</summary>
    public static Task PlayAsync(string name, FaultScene scene) => ByName[name].CreateDelegate<Func<FaultScene, Task>>()(scene);

    private static bool IsPlayed(MethodInfo method) => PlaysLongOnes || !method.GetCustomAttribute<ScenarioAttribute>()!.IsLong;
}
