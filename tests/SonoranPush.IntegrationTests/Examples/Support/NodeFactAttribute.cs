namespace SonoranPush.IntegrationTests.Examples.Support;

/// <summary>A test that spawns Node. Without Node it is skipped, unless <c>REQUIRE_NODE=1</c> asks that it fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    private static readonly string? ReasonToSkip = IsRequired || IsInstalled ? null : "There is no node here: apt-get install nodejs.";

    /// <summary>Decides whether the test runs.</summary>
    public NodeFactAttribute() => Skip = ReasonToSkip!;

    private static bool IsRequired => Environment.GetEnvironmentVariable("REQUIRE_NODE") == "1";

    private static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));
}
