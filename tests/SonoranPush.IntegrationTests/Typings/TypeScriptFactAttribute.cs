using SonoranPush.IntegrationTests.Examples.Support;

namespace SonoranPush.IntegrationTests.Typings;

/// <summary>A test that runs the TypeScript compiler. Without it, it is skipped, unless <c>REQUIRE_NODE=1</c> asks that it fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TypeScriptFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public TypeScriptFactAttribute()
    {
        var isRequired = Environment.GetEnvironmentVariable("REQUIRE_NODE") == "1";
        var isInstalled = Directory.Exists(Path.Combine(TypeScriptCompiler.Folder, "node_modules", "typescript"));
        Skip = new NodeFactAttribute().Skip
            ?? (isRequired || isInstalled ? null : "There is no TypeScript compiler here: npm ci --prefix tests/typings.");
    }
}
