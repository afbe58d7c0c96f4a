namespace SonoranPush.UnitTests.Rules;

public sealed class WordRulesTests
{
    private static readonly string[] Suffixes = [".cs", ".lua", ".js", ".mjs", ".ts", ".md"];
    private static readonly string[] Built = ["/obj/", "/bin/", "/node_modules/", "/Notices/", "/Rules/WordRules"];

    [Fact]
    public void Files_UseTheStandardTerms() => Assert.Empty(Files().SelectMany(WordRules.Broken));

    [Theory]
    [InlineData("begins anew")]
    [InlineData("class CadFollower")]
    [InlineData("TellRest();")]
    [InlineData("Line_IsTold")]
    [InlineData("Let server.cfg say: set")]
    public void PlantedWord_IsFound(string text) => Assert.Single(WordRules.Broken(new SourceFile("server/X.cs", text)));

    private static IEnumerable<SourceFile> Files() => new[] { "server", "shared", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Sources.Root, folder), "*", SearchOption.AllDirectories))
        .Append(Path.Combine(Sources.Root, "README.md"))
        .Where(file => Suffixes.Contains(Path.GetExtension(file)) && !Built.Any(file.Replace('\\', '/').Contains))
        .Select(file => new SourceFile(Path.GetRelativePath(Sources.Root, file), File.ReadAllText(file)));
}
