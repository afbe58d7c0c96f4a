using System.Collections.Concurrent;

namespace SonoranPush.Requests;

/// <summary>Queued answers for callbacks: functions of other resources may be called on the main thread only. Bounded. Add on any thread;
/// deliver on the main thread.</summary>
internal sealed class RequestAnswers
{
    /// <summary>Most queued answers.</summary>
    public const int Capacity = 5_000;

    private readonly ConcurrentQueue<(Action<RequestAnswer> Callback, RequestAnswer Answer)> _answers = new();
    private int _count;

    /// <summary>True when the limit is reached.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= Capacity;

    /// <summary>Adds an answer for a callback.</summary>
    public void Add(Action<RequestAnswer> callback, RequestAnswer answer)
    {
        Interlocked.Increment(ref _count);
        _answers.Enqueue((callback, answer));
    }

    /// <summary>Removes the next answer.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTake(out (Action<RequestAnswer> Callback, RequestAnswer Answer) next)
    {
        var taken = _answers.TryDequeue(out next);
        if (taken)
        {
            Interlocked.Decrement(ref _count);
        }

        return taken;
    }
}
