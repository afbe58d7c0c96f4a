using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SonoranPush.Diagnostics;
using Xunit;

namespace SonoranPush.UnitTests.Diagnostics;

public sealed class ConsoleTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("R. Okafor", "R. Okafor")]
    [InlineData("Zoë 世界 \U0001F692", "Zoë 世界 \U0001F692")]
    [InlineData("^1red^7", "1red7")]
    [InlineData("^^11", "11")]
    [InlineData("a\r\nb\tc\u2028d", "a  b c d")]
    [InlineData("\u001b[31mred\u0007\u009b", "[31mred")]
    [InlineData("\u202Etxt\u200B\uFEFF", "txt")]
    public void Clean_LeavesWhatCanBeRead(string? text, string clean) => Assert.Equal(clean, ConsoleText.Clean(text, 40));

    // Not as data of a theory: attributes do not keep half a pair.
    [Fact]
    public void Clean_OfHalfAPair_DropsIt() => Assert.Equal("half  pair ", ConsoleText.Clean("half \ud83d pair \ude92", 40));

    [Theory]
    [InlineData("abcdef", "abcdef")]
    [InlineData("abcdefg", "abc...")]
    [InlineData("ab\U0001F692defg", "ab...")]
    [InlineData("^^^^^^^abcdef", "abcdef")]
    public void Clean_OfALongText_CutsItWithoutCuttingAPair(string text, string clean) => Assert.Equal(clean, ConsoleText.Clean(text, 6));

    [Property]
    public bool Clean_OfAnyText_IsShortPlainAndItsOwnClean(string? text)
    {
        var clean = ConsoleText.Clean(text, 10);
        return clean.Length <= 10 && !clean.Contains('^') && !System.Linq.Enumerable.Any(clean, char.IsControl) && ConsoleText.Clean(clean, 10) == clean;
    }

    [Property]
    public Property Clean_OfALineOfLetters_IsThatLine() => Prop.ForAll(
        Gen.Elements("abc XYZ 0129-_.:/".ToCharArray()).ArrayOf().ToArbitrary(),
        letters => ConsoleText.Clean(new string(letters), 10_000) == new string(letters));
}
