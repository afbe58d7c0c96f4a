using System;
using System.Collections.Concurrent;
using System.Threading;

namespace SonoranPush.Requests;

/// <summary>Answers on their way to the callbacks: a function of another resource may be called on the tick thread only. Bounded, because
/// nothing is queued while it is full. Add on any thread; deliver on the tick.</summary>
internal sealed class RequestAnswers
{
    /// <summary>Answers that may wait for the tick.</summary>
    public const int Capacity = 5_000;

    private readonly ConcurrentQueue<(Action<RequestAnswer> Callback, RequestAnswer Answer)> _answers = new();
    private int _count;

    /// <summary>There is no room for more.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= Capacity;

    /// <summary>Adds an answer for a callback.</summary>
    public void Add(Action<RequestAnswer> callback, RequestAnswer answer)
    {
        Interlocked.Increment(ref _count);
        _answers.Enqueue((callback, answer));
    }

    /// <summary>Takes the next answer.</summary>
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
