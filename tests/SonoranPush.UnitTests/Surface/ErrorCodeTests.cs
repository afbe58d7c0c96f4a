using System.Reflection;
using System.Text.RegularExpressions;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Documentation;
using SonoranPush.UnitTests.Rules;

namespace SonoranPush.UnitTests.Surface;

/// <summary>The page of error codes has every code that is logged, and no other.</summary>
public sealed partial class ErrorCodeTests
{
    private static readonly IReadOnlyList<FieldInfo> Codes =
        [.. typeof(LogCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)];

    [Fact]
    public void Codes_AreThoseOfThePage()
    {
        var codes = Codes.Select(field => "SP-" + Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)).ToList();
        var listed = Page.ErrorCodes.Tables.SelectMany(rows => rows).SelectMany(row => row[0].Split(", ")).ToList();

        Assert.Equal(codes.Order(), listed.Order());
        Assert.Distinct(codes);
    }

    [Fact]
    public void Rows_SayWhatItMeansAndWhatToDo() =>
        Assert.All(Page.ErrorCodes.Tables.SelectMany(rows => rows), row => Assert.True(row.Length == 3 && row.All(cell => cell.Length > 0), string.Join(" | ", row)));

    [Fact]
    public void Codes_AreAllWritten() =>
        Assert.All(Codes, code => Assert.Contains(Sources.Shipped, file => file.Text.Contains($"LogCodes.{code.Name}", StringComparison.Ordinal)));

    [Fact]
    public void Sources_WriteNoCodeAsANumber() => Assert.DoesNotContain(Sources.Shipped, file => Number().IsMatch(file.Text));

    [Theory]
    [InlineData("log, LogLevel.Warning, 101, nameof(X)", true)]
    [InlineData("Debug.WriteLine(\"^1[SP-900] SonoranPush could not start\")", true)]
    [InlineData("new TlsFailure(211, words)", true)]
    [InlineData("LogLevel.Debug, 0, nameof(X)", false)]
    [InlineData("LogLevel.Debug, LogCodes.SettingsMissing, nameof(X)", false)]
    public void Scan_FindsANumberInALine(string line, bool isFound) => Assert.Equal(isFound, Number().IsMatch(line));

    [GeneratedRegex(@"LogLevel\.\w+,\s*[1-9]|\[SP-\d|TlsFailure\(\s*\d")]
    private static partial Regex Number();
}
