using System.Text.RegularExpressions;
using SonoranPush.IntegrationTests.Faults.Support;

namespace SonoranPush.IntegrationTests.Faults;

/// <summary>The tables of faults in reliability.md and the tests say the same.</summary>
public sealed partial class FaultTableTests
{
    // Played with a clock that only a unit test has.
    private static readonly string[] UnitTests = ["WallClock_SetByAnHour_ChangesWhatIsShownAlone", "WallClock_SetByAnHourBeforeARetry_LeavesItsTime"];

    // In a process of its own.
    private const string OnMono = nameof(WallClockTests.WallClock_SetByAnHourOnMono_LeavesRetriesAndEventsTheirTime);

    [Fact]
    public void Table_NamesEveryScenarioAndNothingElse()
    {
        var section = File.ReadAllText(Path.Combine(BuiltFolder.Checkout, "shared", "docs", "reliability.md"))
            .Split("## What it survives", 2)[1].Split("\n## ", 2)[0];

        var named = LastCell().Matches(section).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.Equal(FaultScenarios.All.Concat(UnitTests).Append(OnMono).Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void UnitTests_OfTheTable_Exist()
    {
        var source = File.ReadAllText(Path.Combine(BuiltFolder.Checkout, "tests", "SonoranPush.UnitTests", "ClockJumpTests.cs"));

        Assert.All(UnitTests, name => Assert.Contains($"public void {name}(", source, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| .* \| `(\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex LastCell();
}
