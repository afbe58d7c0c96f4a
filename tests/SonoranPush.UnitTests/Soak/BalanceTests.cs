using SonoranPush.Benchmarks.Soak;

namespace SonoranPush.UnitTests.Soak;

/// <summary>The soak's account can be uneven: events that are lost, doubled, invented or out of order are seen.</summary>
public sealed class BalanceTests
{
    // Two connections; of the first the last two events were not proven. Eight went by HTTP, nine was refused there, ten nowhere.
    private static readonly (IReadOnlyList<int>, int)[] Connections = [([1, 2, 3, 4], 2), ([5, 6, 7], 3)];
    private static readonly Dictionary<int, int?> Posted = new() { [8] = 200, [9] = 503, [11] = null };

    [Theory]
    [InlineData(1, 2, 8, 5, 6, 7)]
    [InlineData(1, 2, 3, 4, 8, 5, 6, 7)]
    [InlineData(1, 2, 4, 5, 6, 7, 8, 11)]
    public void EverythingDelivered_WithOrWithoutWhatWasInFlight_IsEven(params int[] raised) => Assert.True(Balance(raised).IsEven);

    [Theory]
    [InlineData(2, 5, 6, 7, 8)]
    [InlineData(1, 2, 3, 5, 6, 8)]
    [InlineData(1, 2, 5, 6, 7)]
    public void DeliveredEvent_ThatWasNotRaised_IsLost(params int[] raised)
    {
        var balance = Balance(raised);

        Assert.Equal(1, balance.Lost);
        Assert.False(balance.IsEven);
    }

    [Fact]
    public void LostEvent_ThatWasReportedAsDropped_IsNone() => Assert.True(Balance([2, 5, 6, 7, 8], dropped: 1).IsEven);

    [Theory]
    [InlineData(1, 0, 0, 1, 2, 5, 6, 6, 7, 8)]
    [InlineData(0, 1, 0, 1, 2, 5, 7, 6, 8)]
    [InlineData(0, 1, 0, 1, 5, 2, 6, 7, 8)]
    [InlineData(0, 0, 1, 1, 2, 5, 6, 7, 8, 10)]
    public void EventsTwice_OutOfOrder_OrNeverSent_AreCounted(int duplicates, int orderBreaks, int strangers, params int[] raised)
    {
        var balance = Balance(raised);

        Assert.Equal((duplicates, orderBreaks, strangers), (balance.Duplicates, balance.OrderBreaks, balance.Strangers));
        Assert.False(balance.IsEven);
    }

    [Fact]
    public void Counts_TellTheWaysApart()
    {
        var balance = Balance([1, 2, 3, 5, 6, 7, 8]);

        Assert.Equal((5, 1, 3, 1, 2), (balance.DeliveredByWebsocket, balance.DeliveredByHttp, balance.InFlight, balance.InFlightRaised, balance.NeverArrived));
    }

    private static Balance Balance(int[] raised, long dropped = 0) => new(11, Connections, Posted, raised.ToList(), dropped);
}
