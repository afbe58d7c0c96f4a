using FsCheck.Xunit;
using SonoranPush.Hosting;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Hosting;

public sealed class MessagePackWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(4_294_967_295)]
    [InlineData(4_294_967_296)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(-32)]
    [InlineData(-33)]
    [InlineData(-128)]
    [InlineData(-129)]
    [InlineData(-32_768)]
    [InlineData(-32_769)]
    [InlineData(-2_147_483_648)]
    [InlineData(-2_147_483_649)]
    [InlineData(long.MinValue)]
    public void Integer_AtTheEdgeOfEachWidth_IsWrittenAsTheOracleWritesIt(long value) => AssertAsOracle(value);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Double_OfAnySize_IsWrittenAsTheOracleWritesIt(double value) => AssertAsOracle(value);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    public void Text_AtTheEdgeOfEachLengthForm_IsWrittenAsTheOracleWritesIt(int length) => AssertAsOracle(new string('ä', length / 2) + (length % 2 == 0 ? "" : "x"));

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void ArraysAndMaps_AtTheEdgeOfEachLengthForm_AreWrittenAsTheOracleWritesThem(int count)
    {
        AssertAsOracle(Enumerable.Range(0, count).Select(number => (object?)(long)number).ToList());
        AssertAsOracle(Enumerable.Range(0, count).ToDictionary(
            number => number.ToString(CultureInfo.InvariantCulture), number => (object?)(long)number, StringComparer.Ordinal));
    }

    // Not as inline data: an attribute cannot hold half of a pair.
    [Fact]
    public void Text_WithHalfASurrogatePair_ShowsTheReplacementCharacter()
    {
        Assert.Equal("\ufffd", MessagePackOracle.Read(Write("\ud83d")));
        Assert.Equal("a\ufffdb", MessagePackOracle.Read(Write("a\ude00b")));
        Assert.Equal("\ufffd\ud83d\ude00", MessagePackOracle.Read(Write("\ud83d\ud83d\ude00")));
    }

    [Fact]
    public void Int32_IsWrittenAsTheSameLong() => Assert.Equal(Write(70_000L), Write(70_000));

    [Fact]
    public void Value_OutsideThePlainSet_IsRefused() => Assert.Throws<ArgumentException>(() => Write(1.5m));

    [Fact]
    public void ToArray_CopiesJustWhatWasWritten()
    {
        var writer = new MessagePackWriter(1024);

        writer.Write(true);

        Assert.Equal(new byte[] { 0xc3 }, writer.ToArray());
        Assert.Equal(1, writer.Length);
    }

    [Fact]
    public void NegativeZero_KeepsItsSign() => AssertAsOracle(-0.0);

    [Property(MaxTest = 300)]
    public void AnyPlainValue_IsWrittenAsTheOracleWritesIt(int seed) => AssertAsOracle(PlainValues.Random(new Random(seed)));

    private static void AssertAsOracle(object? value)
    {
        var bytes = Write(value);

        Assert.Equal(PlainValues.Describe(value), PlainValues.Describe(MessagePackOracle.Read(bytes)));
        Assert.True(bytes.AsSpan().SequenceEqual(MessagePackOracle.Write(value)), "The bytes differ.");
    }

    private static byte[] Write(object? value)
    {
        var writer = new MessagePackWriter();
        writer.WriteValue(value);
        return writer.ToArray();
    }
}
