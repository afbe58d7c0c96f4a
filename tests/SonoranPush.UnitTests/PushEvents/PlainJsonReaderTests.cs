using System.Text.Json;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents;

public sealed class PlainJsonReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("[1")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\"}")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("// c\n1")]
    [InlineData("[1 /* c */]")]
    [InlineData("'a'")]
    [InlineData("{a:1}")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("0x10")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1 2")]
    [InlineData("{}{}")]
    [InlineData("{}]")]
    [InlineData("\ufeff{}")]
    [InlineData("undefined")]
    [InlineData("True")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\x41\"")]
    [InlineData("1e999")]
    [InlineData("[-1e999]")]
    public void Text_ThatIsNotStrictJson_IsRefused(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("101.0", 101)]
    [InlineData("1e3", 1000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9007199254740992.0", 9_007_199_254_740_992)]
    public void Number_ThatIsWhole_IsALong(string json, long expected) => Assert.Equal(expected, Assert.IsType<long>(Read(json)));

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("1e-999", 0)]
    [InlineData("9223372036854775808", 9.2233720368547758E18)]
    [InlineData("-1e300", -1E300)]
    public void Number_ThatIsNotWholeOrTooBigForALong_KeepsItsValue(string json, double expected) =>
        Assert.Equal(expected, Convert.ToDouble(Read(json), CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("18446744073709551615")]
    public void Integer_BeyondALong_IsADouble(string json) => Assert.IsType<double>(Read(json));

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("-9223372036854775809")]
    [InlineData("99999999999999999999")]
    public void Integer_Beyond64Bits_IsRefused(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Theory]
    [InlineData("\"\\ud83d\"", "\ufffd")]
    [InlineData("\"a\\ude00b\\n\"", "a\ufffdb\n")]
    [InlineData("\"\\ud83d\\ud83d\\ude00\"", "\ufffd\ud83d\ude00")]
    [InlineData("\"\\u0000\"", "\0")]
    public void Text_WithHalfASurrogatePair_ShowsTheReplacementCharacter(string json, string expected) => Assert.Equal(expected, Read(json));

    [Fact]
    public void Name_WithHalfASurrogatePair_ShowsTheReplacementCharacter() =>
        Assert.Equal(new[] { "\ufffd" }, Assert.IsType<Dictionary<string, object?>>(Read("{\"\\ud83d\":1}")).Keys);

    [Fact]
    public void Text_WithBytesThatAreNoUtf8_ShowsTheReplacementCharacter()
    {
        var value = PlainJsonReader.Read(new byte[] { (byte)'"', 0xff, (byte)'a', (byte)'"' }, new PushEventLimits(), out _);

        Assert.Equal("\ufffda", value);
    }

    [Fact]
    public void Members_OfOneName_LeaveTheLast() => Assert.Equal("{\"a\":2,}", PlainValues.Describe(Read("{\"a\":1,\"a\":2}")));

    [Fact]
    public void Depth_AtTheLimit_IsRead_AndOneMoreIsRefused()
    {
        Read(new string('[', 64) + new string(']', 64));

        Assert.ThrowsAny<JsonException>(() => Read(new string('[', 65) + new string(']', 65)));
    }

    [Fact]
    public void Depth_OfAHundredThousand_IsRefusedWithoutHarm() => Assert.ThrowsAny<JsonException>(() => Read(new string('[', 100_000)));

    [Fact]
    public void Values_AtTheLimit_AreReadAndCounted_AndOneMoreIsRefused()
    {
        var limits = new PushEventLimits { Values = 1000 };
        PlainJsonReader.Read(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(0, 999))}]"), limits, out var count);

        Assert.Equal(1000, count);
        Assert.ThrowsAny<JsonException>(
            () => PlainJsonReader.Read(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(0, 1000))}]"), limits, out _));
    }

    private static object? Read(string json) => PlainJsonReader.Read(Encoding.UTF8.GetBytes(json), new PushEventLimits(), out _);
}
