using SonoranPush.Locations;
using SonoranPush.Players;

namespace SonoranPush.UnitTests.Players;

/// <summary>The text of a sample: what is read, and what rejects all of it.</summary>
public sealed class PlayerSampleReaderTests
{
    [Fact]
    public void Sample_OfPlayersOnFootAndInVehicles_IsReadInOrder()
    {
        Assert.True(PlayerSampleReader.TryRead("@5000\n1 100 -200 2000000 90\n@0\n2 1 2 3 -90 -5 automobile 1\n3 0 0 0 0 7 bike 0\n4 0 0 0 0 -", out var samples));

        Assert.Equal(
            [
                new PlayerSample(1, new Coordinates(1, -2, 20_000, 90), null, TimeSpan.FromSeconds(5)),
                new PlayerSample(2, new Coordinates(0.01, 0.02, 0.03, 270), new SampledVehicle(-5, "automobile", IsSirenOn: true), TimeSpan.Zero),
                new PlayerSample(3, new Coordinates(0, 0, 0, 0), new SampledVehicle(7, "bike", IsSirenOn: false), TimeSpan.Zero),
                new PlayerSample(4, new Coordinates(0, 0, 0, 0), SampledVehicle.None, TimeSpan.Zero),
            ],
            samples);
    }

    [Fact]
    public void VehicleType_OfTheLongestName_IsRead()
    {
        Assert.True(PlayerSampleReader.TryRead($"1 0 0 0 0 7 {new string('t', 32)} 0", out var samples));

        Assert.Equal(32, Assert.Single(samples).Vehicle!.Value.Type!.Length);
    }

    [Theory]
    [InlineData("@")]
    [InlineData("@soon")]
    [InlineData("@-1")]
    [InlineData("@5001")]
    [InlineData("0 0 0 0 0")]
    [InlineData("-1 0 0 0 0")]
    [InlineData("x 0 0 0 0")]
    [InlineData("1 0 0 0")]
    [InlineData("1 0 0 0 0 7")]
    [InlineData("1 0 0 0 0 7 bike 0 0")]
    [InlineData("1 0 0 0 x")]
    [InlineData("1 1.5 0 0 0")]
    [InlineData("1 2000001 0 0 0")]
    [InlineData("1 0 -2000001 0 0")]
    [InlineData("1 0 0 2000001 0")]
    [InlineData("1 0 0 0 0 x bike 0")]
    [InlineData("1 0 0 0 0 7  0")]
    [InlineData("1 0 0 0 0 7 a-type-whose-name-is-far-too-long 0")]
    [InlineData("1 0 0 0 0 7 bike 2")]
    [InlineData("1 0 0 0 0 7 bike ")]
    public void Line_ThatIsMalformed_RejectsTheWholeSample(string line)
    {
        Assert.False(PlayerSampleReader.TryRead("9 0 0 0 0\n" + line, out var samples));

        Assert.Empty(samples);
    }

    [Theory]
    [InlineData(PlayerSampleReader.MaxLength, true)]
    [InlineData(PlayerSampleReader.MaxLength + 1, false)]
    public void Text_OfTheGreatestLength_IsRead(int length, bool isRead)
    {
        Assert.Equal(isRead, PlayerSampleReader.TryRead("1 0 0 0 0".PadRight(length, '\n'), out var samples));

        Assert.Equal(isRead ? 1 : 0, samples.Count);
    }
}
