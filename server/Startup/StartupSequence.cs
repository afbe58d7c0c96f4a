using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.Startup;

/// <summary>Runs the start-up in small steps, one a tick, so that no tick is long. Main thread only.</summary>
internal sealed class StartupSequence
{
    // Logged at the end, when the log level is known.
    private readonly List<(string Name, TimeSpan Took, TimeSpan Longest)> _times = new();
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly Queue<StartupStep> _optional = new();
    private Queue<StartupStep> _steps = new();
    private TimeSpan _took;
    private TimeSpan _longest;

    /// <summary>Creates a start without steps.</summary>
    public StartupSequence(ILogger log, TimeProvider time)
    {
        _log = log;
        _time = time;
    }

    /// <summary>True once every required start-up step has run.</summary>
    public bool IsDone => _steps.Count == 0;

    /// <summary>Inserts steps before the others.</summary>
    public void BeginWith(IEnumerable<StartupStep> steps) => _steps = new Queue<StartupStep>(steps.Concat(_steps));

    /// <summary>Adds a required step after the others.</summary>
    public void Then(StartupStep step) => _steps.Enqueue(step);

    /// <summary>Adds an optional step, which runs once the required steps are done.</summary>
    public void Later(StartupStep step) => _optional.Enqueue(step);

    /// <summary>Runs the next step or the next part of it, if there is one.</summary>
    public void RunNext()
    {
        var steps = IsDone ? _optional : _steps;
        if (steps.Count > 0)
        {
            RunNext(steps);
        }
    }

    private void RunNext(Queue<StartupStep> steps)
    {
        var step = steps.Peek();
        var began = _time.GetTimestamp();
        var isDone = true;
        try
        {
            isDone = step.Run();
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, step.Name, exception);
        }

        AddTime(_time.GetElapsedTime(began));
        if (isDone)
        {
            _times.Add((step.Name, _took, _longest));
            _took = _longest = TimeSpan.Zero;
            steps.Dequeue();
        }

        if (IsDone)
        {
            LogTimes();
        }
    }

    private void AddTime(TimeSpan time)
    {
        _took += time;
        _longest = time > _longest ? time : _longest;
    }

    private void LogTimes()
    {
        foreach (var (name, took, longest) in _times)
        {
            Log.StartupStep(_log, name, took, longest);
        }

        _times.Clear();
    }
}
