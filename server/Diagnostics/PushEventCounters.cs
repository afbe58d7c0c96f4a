namespace SonoranPush.Diagnostics;

/// <summary>Counters since the start. Any thread.</summary>
internal sealed class PushEventCounters
{
    private long _received;
    private long _raised;
    private long _refused;
    private long _dropped;

    /// <summary>Received messages, valid or not.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Push events that were raised.</summary>
    public long Raised => Interlocked.Read(ref _raised);

    /// <summary>Push events that were dropped because the queue was full.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Messages (or items of one) that were refused.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Counts a message.</summary>
    public void CountReceived() => Interlocked.Increment(ref _received);

    /// <summary>Counts a raised event.</summary>
    public void CountRaised() => Interlocked.Increment(ref _raised);

    /// <summary>Counts dropped events.</summary>
    public void CountDropped(long count) => Interlocked.Add(ref _dropped, count);

    /// <summary>Counts what was refused.</summary>
    public void CountRefused(int count = 1) => Interlocked.Add(ref _refused, count);
}
