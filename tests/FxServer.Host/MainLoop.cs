using System.Diagnostics;

namespace FxServer.Host;

/// <summary>The server's one main thread: a frame every 50 ms, and between frames whatever was posted and the ticks that resources asked
/// for. It has no SynchronizationContext.</summary>
internal sealed class MainLoop
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly Queue<Action> _posted = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Action _frame;
    private readonly Func<bool> _runScheduled;
    private readonly Thread _thread;
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _nextFrame;
    private bool _isEnding;

    /// <param name="frame">Ticks everything.</param>
    /// <param name="runScheduled">Ticks what asked for it; false when nothing did.</param>
    public MainLoop(Action frame, Func<bool> runScheduled)
    {
        _frame = frame;
        _runScheduled = runScheduled;
        _thread = new Thread(Run) { IsBackground = true, Name = "FxServer main" };
    }

    public void Start() => _thread.Start();

    /// <summary>Runs something on the main thread. Any thread.</summary>
    public Task<T> Call<T>(Func<T> function)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                result.SetResult(function());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        return result.Task;
    }

    /// <summary>Ends the loop after what was posted before. Any thread.</summary>
    public Task End()
    {
        Post(() => _isEnding = true);
        return _ended.Task;
    }

    /// <summary>Runs an action that does not throw on the main thread. Any thread.</summary>
    public void Post(Action action)
    {
        lock (_posted)
        {
            _posted.Enqueue(action);
            Monitor.Pulse(_posted);
        }
    }

    private void Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        while (!_isEnding)
        {
            if (_clock.Elapsed >= _nextFrame)
            {
                _nextFrame = _clock.Elapsed + Period;
                _frame();

                // Frames that are overdue one after the other must not keep the server from everything else.
                RunPosted();
            }
            else if (TakePosted() is { } action)
            {
                action();
            }
            else if (!_runScheduled())
            {
                WaitForWork();
            }
        }

        _ended.SetResult(true);
    }

    private void RunPosted()
    {
        int count;
        lock (_posted)
        {
            count = _posted.Count;
        }

        for (; count > 0; count--)
        {
            TakePosted()?.Invoke();
        }
    }

    private Action? TakePosted()
    {
        lock (_posted)
        {
            return _posted.Count > 0 ? _posted.Dequeue() : null;
        }
    }

    private void WaitForWork()
    {
        lock (_posted)
        {
            TimeSpan rest = _nextFrame - _clock.Elapsed;
            if (_posted.Count == 0 && rest > TimeSpan.Zero)
            {
                Monitor.Wait(_posted, rest);
            }
        }
    }
}
