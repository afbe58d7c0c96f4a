using SonoranPush.Configuration;
using Xunit;

namespace SonoranPush.UnitTests.Configuration;

public sealed class SpellingSuggestionTests
{
    private static readonly string[] Names = { "events", "limits", "unitLocation" };

    [Theory]
    [InlineData("evnts", "events")]
    [InlineData("EVENTS", "events")]
    [InlineData("limit", "limits")]
    [InlineData("unitLocations", "unitLocation")]
    [InlineData("unit_loction", "unitLocation")]
    public void Name_NearAKnownOne_FindsIt(string name, string expected) => Assert.Equal(expected, SpellingSuggestion.Nearest(name, Names));

    [Theory]
    [InlineData("database")]
    [InlineData("")]
    public void Name_NearNone_FindsNothing(string name) => Assert.Null(SpellingSuggestion.Nearest(name, Names));

    [Fact]
    public void Name_OfEndlessLength_IsNotCompared() => Assert.Null(SpellingSuggestion.Nearest(new string('e', 100_000), Names));

    [Fact]
    public void Name_AmongNone_FindsNothing() => Assert.Null(SpellingSuggestion.Nearest("events", System.Array.Empty<string>()));
}
