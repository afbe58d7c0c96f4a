namespace LocalCad.Locations;

/// <summary>Lets a call through when the last one it let through is long enough ago. Any thread.</summary>
internal sealed class CallSpacing
{
    private readonly Lock _lock = new();
    private long? _last;

    public bool TryEnter(TimeProvider time, TimeSpan interval)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_last is { } last && time.GetElapsedTime(last, now) < interval)
            {
                return false;
            }

            _last = now;
            return true;
        }
    }
}
