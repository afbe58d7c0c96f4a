namespace SonoranPush.Benchmarks.Locations;

/// <summary>A clock that the simulation moves.</summary>
internal sealed class VirtualClock : TimeProvider
{
    /// <summary>Time since the start of the simulation.</summary>
    public TimeSpan Now { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    public void Advance(TimeSpan step) => Now += step;
}
