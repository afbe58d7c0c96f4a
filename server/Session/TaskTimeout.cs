namespace SonoranPush.Session;

/// <summary>Waits for a task with a timeout. Any thread.</summary>
internal static class TaskTimeout
{
    /// <summary>Waits for a task. If the wait ends first, the task continues, and a later exception of it is observed.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static Task WithinAsync(this Task task, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        ObserveFault(task);
        return task.WaitAsync(limit, time, cancellation);
    }

    /// <inheritdoc cref="WithinAsync(Task, TimeSpan, TimeProvider, CancellationToken)"/>
    public static Task<T> WithinAsync<T>(this Task<T> task, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        ObserveFault(task);
        return task.WaitAsync(limit, time, cancellation);
    }

    private static void ObserveFault(Task task) => task.ContinueWith(
        faulted => _ = faulted.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
