using System.Net;
using System.Text.Json;
using SonoranPush.Configuration;
using Xunit;

namespace SonoranPush.UnitTests.Configuration;

public sealed class ApiKeyRedactorTests
{
    private const string LongKey = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    [Theory]
    [InlineData("nothing here", "nothing here")]
    [InlineData("Abcd-123", "***")]
    [InlineData("a ABCD-123, b abcd-123", "a ***, b ***")]
    [InlineData("Abcd-123Abcd-123", "******")]
    [InlineData("xAbcd-123x", "x***x")]
    public void Key_InAnyCase_IsHiddenWhereverItStands(string text, string expected) => Assert.Equal(expected, new ApiKeyRedactor("Abcd-123").Apply(text));

    [Fact]
    public void Spellings_OfAKeyWithSignsOfItsOwn_AreHidden()
    {
        const string Key = "p+q/r=s \"t\" <ü>`&'";
        var mask = new ApiKeyRedactor(Key);

        Assert.Equal("a ***.", mask.Apply($"a {Key}."));
        Assert.Equal("?key=***&x", mask.Apply($"?key={Uri.EscapeDataString(Key)}&x"));
        Assert.Equal("?key=***&x", mask.Apply($"?key={WebUtility.UrlEncode(Key)}&x"));
        Assert.Equal("{\"k\":\"***\"}", mask.Apply(JsonSerializer.Serialize(new { k = Key })));
        Assert.Equal("{\"k\":\"***\"}", mask.Apply(Newtonsoft.Json.JsonConvert.SerializeObject(new { k = Key })));
        Assert.DoesNotContain(
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)).TrimEnd('='), mask.Apply("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))), StringComparison.OrdinalIgnoreCase);
    }

    // Words of others are cleaned for the console before anybody looks for the key in them.
    [Theory]
    [InlineData("ab^cd-secret", "no key abcd-secret here")]
    [InlineData("secret\u200bkey", "no key secretkey here")]
    [InlineData("se\u0007cret\tkey", "no key secret key here")]
    public void Key_WithLettersThatTheConsoleDoesNotShow_IsHiddenAsItIsShown(string key, string text) =>
        Assert.Equal("no key *** here", new ApiKeyRedactor(key).Apply(text));

    [Theory]
    [InlineData("the key 0f1e2d3c-4b5", "the key ***")]
    [InlineData("the key \"0F1E2D3C-4b5a-69...\" is", "the key \"***...\" is")]
    [InlineData("the key (0f1e2d3c). Next", "the key (***). Next")]
    [InlineData("0f1e2d3c... 0f1e2d3c-4b5a...", "***... ***...")]
    [InlineData("a seed 0f1e2d3cab that begins alike", "a seed 0f1e2d3cab that begins alike")]
    [InlineData("too little to tell: 0f1e2d3", "too little to tell: 0f1e2d3")]
    public void Beginning_OfAKeyThatWasCut_IsHidden(string text, string expected) => Assert.Equal(expected, new ApiKeyRedactor(LongKey).Apply(text));

    [Theory]
    [InlineData("a", "a cat, a: \"a\"", "*** cat, ***: \"***\"")]
    [InlineData("key", "the key of monkeys is key.", "the *** of monkeys is ***.")]
    [InlineData("1234567", "id 12345678, key=1234567", "id 12345678, key=***")]
    public void Key_ThatIsVeryShort_IsHiddenOnlyAsAWord(string key, string text, string expected) => Assert.Equal(expected, new ApiKeyRedactor(key).Apply(text));

    [Theory]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("***")]
    [InlineData("********")]
    [InlineData("****************")]
    public void Key_OfAsterisks_ComesToAnEnd(string key) => Assert.DoesNotContain("x", new ApiKeyRedactor(key).Apply($"{key} {key}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("\ud800-lone-surrogate")]
    [InlineData("")]
    public void Key_ThatIsOdd_DoesNoHarm(string key) => Assert.Equal("text", new ApiKeyRedactor(key).Apply("text"));
}
