namespace LocalCad.Rest;

/// <summary>So many calls in a minute, which begins with the first of them. Any thread.</summary>
internal sealed class MinuteLimit(int calls, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long? _start;
    private int _entered;

    /// <summary>Null: go ahead. Otherwise the minute's calls are used up, and this much of it is left.</summary>
    public TimeSpan? Enter()
    {
        lock (_lock)
        {
            if (_start is not { } start || time.GetElapsedTime(start) >= Minute)
            {
                _start = start = time.GetTimestamp();
                _entered = 0;
            }

            return ++_entered <= calls ? null : Minute - time.GetElapsedTime(start);
        }
    }
}
