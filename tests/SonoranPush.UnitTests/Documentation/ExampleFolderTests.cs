using System.Text.RegularExpressions;
using SonoranPush.UnitTests.Rules;

namespace SonoranPush.UnitTests.Documentation;

/// <summary>Authors copy the examples: each is a whole resource, and none shows what must not be copied.</summary>
public sealed class ExampleFolderTests
{
    private static readonly string Root = Path.Combine(Sources.Root, "shared", "examples");

    public static TheoryData<string> Examples => new(Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)!).Order());

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_IsAWholeResource(string example)
    {
        var manifest = Read(example, "fxmanifest.lua");
        var scripts = Regex.Matches(manifest, "(?m)^(?:server|client)_script '([^']+)'").Select(match => match.Groups[1].Value).ToList();

        Assert.StartsWith("fx_version 'cerulean'\n", manifest, StringComparison.Ordinal);
        Assert.Contains($"name '{example}'", manifest, StringComparison.Ordinal);
        Assert.Contains("dependency 'sonoranpush'", manifest, StringComparison.Ordinal);
        Assert.NotEmpty(scripts);
        // What is built is there once it is built.
        Assert.All(scripts.Where(script => !script.StartsWith("bin/", StringComparison.Ordinal)), script => Assert.NotEmpty(Read(example, script)));
        Assert.StartsWith($"# {example}\n", Read(example, "README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_IsNamedInTheListOfExamples(string example) =>
        Assert.Contains($"| [`{example}`]({example}/README.md) |", File.ReadAllText(Path.Combine(Root, "README.md")), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_LetsNoGameClientForgeEventsOfSonoranPush(string example) =>
        Assert.Empty(Scripts(example).SelectMany(script => Forgeable(script)));

    [Theory]
    [InlineData("RegisterNetEvent('sonoranpush:pushEvent', function() end)")]
    [InlineData("RegisterServerEvent(\"sonoranpush:connected\")")]
    [InlineData("onNet('SonoranCAD::pushevents:UnitPanic', handle)")]
    public void PlantedLine_ThatOpensAnEvent_IsFound(string line) => Assert.Single(Forgeable(line));

    private static IEnumerable<string> Forgeable(string script) =>
        Regex.Matches(script, "(?i)(RegisterNetEvent|RegisterServerEvent|onNet|addNetEventListener)\\s*\\(?\\s*['\"`]sonoran[^)]*").Select(match => match.Value);

    private static IEnumerable<string> Scripts(string example) =>
        Directory.GetFiles(Path.Combine(Root, example)).Where(file => Path.GetExtension(file) is ".lua" or ".js" or ".cs").Select(File.ReadAllText);

    private static string Read(string example, string file) =>
        File.ReadAllText(Path.Combine(Root, example, file)).Replace("\r", string.Empty, StringComparison.Ordinal);
}
