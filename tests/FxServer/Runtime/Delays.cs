using System.Diagnostics;

namespace CitizenFX.Core.Runtime;

/// <summary>The waits of one resource. Added on any thread, ended in a tick.</summary>
internal sealed class Delays
{
    private readonly List<(long Due, TaskCompletionSource<bool> Wait)> _waits = new();

    public Task Add(int milliseconds)
    {
        // Continuations run at once, where the wait is ended: that is what brings a script back to the main thread.
        var wait = new TaskCompletionSource<bool>();
        lock (_waits)
        {
            _waits.Add((Stopwatch.GetTimestamp() + (milliseconds * Stopwatch.Frequency / 1000), wait));
        }

        return wait.Task;
    }

    /// <summary>Waits for a task of whatever thread and comes back in a tick. Throws what the task threw.</summary>
    public async Task Until(Task task)
    {
        while (!task.IsCompleted)
        {
            await Add(0).ConfigureAwait(false);
        }

        await task.ConfigureAwait(false);
    }

    /// <summary>Ends the waits that are over. Main thread only.</summary>
    public void EndDue()
    {
        foreach (TaskCompletionSource<bool> wait in TakeDue(Stopwatch.GetTimestamp()))
        {
            wait.SetResult(true);
        }
    }

    private List<TaskCompletionSource<bool>> TakeDue(long now)
    {
        lock (_waits)
        {
            List<TaskCompletionSource<bool>> due = _waits.FindAll(wait => wait.Due <= now).ConvertAll(wait => wait.Wait);
            _waits.RemoveAll(wait => wait.Due <= now);
            return due;
        }
    }
}
