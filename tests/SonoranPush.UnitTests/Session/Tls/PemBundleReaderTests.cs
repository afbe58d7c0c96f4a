using SonoranPush.Session.Tls;
using Xunit;

namespace SonoranPush.UnitTests.Session.Tls;

public sealed class PemBundleReaderTests
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    [Fact]
    public void Bundle_WithCommentsAndOtherThings_GivesItsCertificatesInOrder() => Assert.Equal(
        ["AQID", "BAUG", "BwgJ"],
        Read($"""
            # An authority
            Issuer: somebody -----
            {Begin}
            AQ
            ID
            {End}
            -----BEGIN TRUSTED CERTIFICATE-----
            AAAA
            -----END TRUSTED CERTIFICATE-----
            {Begin} BAUG {End}{Begin}BwgJ{End}
            -----BEGIN PRIVATE KEY-----
            AAAA
            -----END PRIVATE KEY-----
            """));

    [Fact]
    public void Bundle_WithLineEndsOfWindows_IsRead() => Assert.Equal(["AQID"], Read($"# x\r\n{Begin}\r\nAQ\r\nID\r\n{End}\r\n"));

    [Theory]
    [InlineData("no Base64 at all!")]
    [InlineData("AQI")]
    [InlineData("")]
    public void Block_ThatCannotBeDecoded_IsSkipped(string body) =>
        Assert.Equal(["BAUG"], Read($"{Begin}\n{body}\n{End}\n{Begin}\nBAUG\n{End}\n"));

    [Fact]
    public void Block_CutOff_IsSkipped_AndTheNextOneIsRead() =>
        Assert.Equal(["BAUG"], Read($"{Begin}\nAQID\n{Begin}\nBAUG\n{End}\n"));

    [Fact]
    public void Block_LongerThanAnyCertificate_IsSkipped() =>
        Assert.Equal(["BAUG"], Read($"{Begin}\n{new string('A', 100_000)}\n{End}\n{Begin}\nBAUG\n{End}\n"));

    [Theory]
    [InlineData("")]
    [InlineData("nothing here")]
    [InlineData(Begin)]
    [InlineData(End)]
    [InlineData(End + Begin)]
    [InlineData(Begin + "AQID")]
    public void Text_WithoutACompleteBlock_GivesNothing(string text) => Assert.Empty(Read(text));

    private static string[] Read(string text) => PemBundleReader.Read(text).Select(Convert.ToBase64String).ToArray();
}
