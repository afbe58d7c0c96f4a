namespace SonoranPush.UnitTests.Fuzzing;

public sealed class FuzzPlanTests
{
    [Fact]
    public void Shares_MakeUpTheWhole() => Assert.Equal(100, FuzzPlan.All.Sum(share => share.Percent));
}
