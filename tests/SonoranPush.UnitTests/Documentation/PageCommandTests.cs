using System.Diagnostics;
using SonoranPush.UnitTests.Rules;

namespace SonoranPush.UnitTests.Documentation;

/// <summary><c>.ci/walk</c>, and so <c>.ci/run</c>, runs every command that the pages show for a shell.</summary>
public sealed class PageCommandTests
{
    private static readonly string[] Programs = ["dotnet", "curl", "git", "npm", "node", "mono", "unzip", "apt-get"];

    [Fact]
    public void Block_OfCommands_IsMarkedSoThatItIsWalked()
    {
        var commands = Page.All.SelectMany(page => page.Blocks).Where(block => block.Text.Split('\n').Any(line => Programs.Contains(line.Split(' ')[0]))).ToList();

        Assert.True(commands.Count > 5, "blocks were found");
        Assert.All(commands, block => Assert.True(block.Kind is "sh" or "sh background", block.Text));
    }

    [Fact]
    public void Commands_ThatAUserNeeds_AreThere()
    {
        var walked = Walked();

        Assert.Contains("dotnet run -c Release --project tests/Demo", walked);
        Assert.Contains("dotnet test -c Release", walked);
        Assert.Contains("dotnet build server -c Release -t:PackResource", walked);
    }

    [Fact]
    public void Commands_StandOnOnePageOnly() => Assert.Distinct(Walked());

    [Fact]
    public void CiRun_Walks() => Assert.Matches("(?m)^\\.ci/walk", File.ReadAllText(Path.Combine(Sources.Root, ".ci", "run")));

    [UnixFact]
    public void Walk_TakesEveryMarkedBlockAsItStands_InItsOrder()
    {
        var start = new ProcessStartInfo("bash") { ArgumentList = { Path.Combine(Sources.Root, ".ci", "walk"), "--list" }, RedirectStandardOutput = true };
        using var walk = Process.Start(start)!;
        var listed = walk.StandardOutput.ReadToEnd();
        walk.WaitForExit();

        Assert.Equal(0, walk.ExitCode);
        Assert.Equal(Walked(), listed.TrimEnd('\n').Split('\n'));
    }

    private static List<string> Walked() =>
        [.. Page.All.SelectMany(page => page.Blocks).Where(block => block.Kind is "sh" or "sh background").SelectMany(block => block.Text.TrimEnd('\n').Split('\n'))];

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "The walk is a bash script." : null!;
    }
}
