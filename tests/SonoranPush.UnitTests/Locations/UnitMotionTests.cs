using SonoranPush.Locations;

namespace SonoranPush.UnitTests.Locations;

public sealed class UnitMotionTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(250)]
    public void Predict_RightAfterASample_IsWhereTheSampleSaysHoweverCloseTheLastOneWas(int gapMs)
    {
        var motion = default(UnitMotion);
        motion.See(At(100), Ms(0));
        motion.See(At(160), Ms(gapMs));

        Assert.Equal(160, motion.Predict(Ms(gapMs)).X, 3);
    }

    [Fact]
    public void Predict_AfterSamplesCloserThanTheBaseline_FollowsTheVelocityOverAllOfThem()
    {
        var motion = default(UnitMotion);
        for (var ms = 0; ms <= 1000; ms += 50)
        {
            motion.See(At(ms * 0.02), Ms(ms));
        }

        Assert.Equal(30, motion.Predict(Ms(1500)).X, 3);
    }

    [Fact]
    public void Predict_OfATeleportedUnit_StaysWhereItIs()
    {
        var motion = default(UnitMotion);
        motion.See(At(0), Ms(0));
        motion.See(At(1000), Ms(250));

        Assert.Equal(1000, motion.Predict(Ms(1250)).X, 3);
    }

    private static Coordinates At(double x) => new() { X = x };

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
