using SonoranPush.Configuration;
using Xunit;

namespace SonoranPush.UnitTests.Configuration;

public sealed class ApiKeyTests
{
    private readonly ApiKey _key = new("Abc-123");

    [Theory]
    [InlineData("Abc-123", true)]
    [InlineData("ABC-123", true)]
    [InlineData("abc-123", true)]
    [InlineData("abc-124", false)]
    [InlineData("xbc-123", false)]
    [InlineData("abc-12", false)]
    [InlineData("abc-1234", false)]
    [InlineData("abc-123\0", false)]
    [InlineData("", false)]
    public void Matches_ComparesTheWholeKeyWithoutRegardToCase(string offered, bool expected) => Assert.Equal(expected, _key.Matches(offered));

    [Fact]
    public void Text_OfTheKeyObject_IsNeverTheKey()
    {
        Assert.Equal("***", _key.ToString());
        Assert.Equal("***", $"{_key}");
    }

    [Fact]
    public void Keys_AreEqualByTheirExactText()
    {
        Assert.Equal(new ApiKey("Abc-123"), _key);
        Assert.NotEqual(new ApiKey("abc-123"), _key);
        Assert.Equal(new ApiKey("Abc-123").GetHashCode(), _key.GetHashCode());
        Assert.False(_key.Equals((object?)null));
    }

    [Fact]
    public void Reveal_GivesTheKeyAsItWasSet() => Assert.Equal("Abc-123", _key.Reveal());
}
