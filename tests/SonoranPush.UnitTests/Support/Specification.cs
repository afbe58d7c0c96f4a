using System.Collections.Concurrent;

namespace SonoranPush.UnitTests.Support;

/// <summary>Base of the test classes that start tasks or write log lines. A test fails when it leaves a task exception that
/// nobody has looked at, or when it wrote a warning that it did not expect.</summary>
public abstract class Specification : IDisposable
{
    private readonly ConcurrentQueue<Exception> _unobserved = new();

    protected Specification() => TaskScheduler.UnobservedTaskException += Remember;

    private protected ManualClock Clock { get; } = new();

    private protected CollectingLogger Logger { get; } = new();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        // The exception of a forgotten task comes to light when its finalizer runs.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= Remember;
        Assert.Empty(_unobserved);
        Logger.AssertNothingUnexpected();
    }

    private void Remember(object? sender, UnobservedTaskExceptionEventArgs unobserved) => _unobserved.Enqueue(unobserved.Exception);
}
