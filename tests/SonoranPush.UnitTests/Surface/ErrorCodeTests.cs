using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SonoranPush.UnitTests.Rules;
using Xunit;

namespace SonoranPush.UnitTests.Surface;

/// <summary>An owner who reads a code finds it in README, and README knows no code that nobody writes.</summary>
public sealed partial class ErrorCodeTests
{
    [Fact]
    public void Codes_InTheSources_AreThoseOfTheReadme()
    {
        var written = Sources.Shipped.SelectMany(Codes).Distinct().Order().ToList();
        var listed = Readme.Rows("Error codes").Skip(1).SelectMany(row => row[0].Split(", ")).ToList();

        Assert.Equal(written, listed.Order());
        Assert.Distinct(listed);
    }

    [Fact]
    public void Rows_SayWhatItMeansAndWhatToDo() =>
        Assert.All(Readme.Rows("Error codes"), row => Assert.True(row.Length == 3 && row.All(cell => cell.Length > 0), string.Join(" | ", row)));

    [Theory]
    [InlineData("server/Diagnostics/Log.cs", "log, LogLevel.Warning, 101, nameof(X)", "SP-101")]
    [InlineData("server/Diagnostics/Log.cs", "LogLevel.Error, 202, nameof(X), text); LogLevel.Debug, 303, nameof(Y)", "SP-202 SP-303")]
    [InlineData("server/Diagnostics/Log.cs", "LogLevel.Debug, 0, nameof(X)", "")]
    [InlineData("server/Session/Tls/TlsRefusal.cs", "private const int NotTrusted = 211;", "SP-211")]
    [InlineData("server/Units/Call.cs", "public const int MaxNotes = 200;", "")]
    [InlineData("server/Hosting/X.cs", "Debug.WriteLine(\"^1[SP-900] SonoranPush could not start\")", "SP-900")]
    public void Scan_FindsTheCodesOfALine(string path, string line, string codes) =>
        Assert.Equal(codes, string.Join(' ', Codes(new SourceFile(path, line))));

    // A log line has its code behind its level; causes of failed connections keep theirs as constants; one line is written before
    // there is a log.
    private static IEnumerable<string> Codes(SourceFile file) => new[] { LogLine(), Cause(), Literal() }
        .Where(pattern => pattern != Cause() || file.Path.StartsWith("server/Session/", StringComparison.Ordinal))
        .SelectMany(pattern => pattern.Matches(file.Text))
        .Select(match => "SP-" + match.Groups[1].Value);

    [GeneratedRegex(@"LogLevel\.\w+,\s*([1-9]\d\d),\s*nameof")]
    private static partial Regex LogLine();

    [GeneratedRegex(@"const int \w+ = (2\d\d);")]
    private static partial Regex Cause();

    [GeneratedRegex(@"\[SP-(\d\d\d)\]")]
    private static partial Regex Literal();
}
