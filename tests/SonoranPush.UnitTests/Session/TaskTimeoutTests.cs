using SonoranPush.Session;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

public sealed class TaskTimeoutTests : Specification
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Result_WithinTheLimit_IsHandedOn() =>
        Assert.Equal(5, await Wait.For(Task.FromResult(5).WithinAsync(Limit, Clock, CancellationToken.None)));

    [Fact]
    public async Task Limit_ThatPasses_Throws_AndALaterFaultIsObserved()
    {
        await LeaveBehindAFault();

        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Fact]
    public async Task Cancellation_EndsTheWait()
    {
        using var cancellation = new CancellationTokenSource();
        var wait = new TaskCompletionSource().Task.WithinAsync(Timeout.InfiniteTimeSpan, Clock, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For(wait));
        Assert.Empty(Clock.Waits);
    }

    // In a method of its own, so that nothing holds the task when the collector comes.
    private async Task LeaveBehindAFault()
    {
        var source = new TaskCompletionSource();
        var wait = source.Task.WithinAsync(Limit, Clock, CancellationToken.None);
        Clock.Advance(Limit);
        await Assert.ThrowsAsync<TimeoutException>(() => Wait.For(wait));
        source.SetException(new InvalidOperationException("too late"));
    }
}
