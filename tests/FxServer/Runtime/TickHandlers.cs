namespace CitizenFX.Core.Runtime;

/// <summary>The ticks of one script. A tick that has not ended is not called again; one that failed is. Main thread only.</summary>
internal sealed class TickHandlers
{
    private readonly List<Func<Task>> _ticks = new();
    private readonly Dictionary<Func<Task>, Task> _running = new();

    public void Add(Func<Task> tick) => _ticks.Add(tick);

    public void Remove(Func<Task> tick) => _ticks.Remove(tick);

    public void Run(Action<Exception> failed)
    {
        foreach (Func<Task> tick in _ticks.ToArray())
        {
            if (!_running.TryGetValue(tick, out Task? last) || HasEnded(last, failed))
            {
                _running[tick] = Start(tick);
            }
        }
    }

    private static bool HasEnded(Task last, Action<Exception> failed)
    {
        if (last.IsFaulted)
        {
            failed(last.Exception!.GetBaseException());
        }

        return last.IsCompleted;
    }

    private static Task Start(Func<Task> tick)
    {
        try
        {
            return tick() ?? Task.CompletedTask;
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }
}
