using System;
using System.Diagnostics;
using System.Threading;

namespace SonoranPush.Startup;

/// <summary>The clock of a rehearsal: ticks may follow each other faster than on a server. Any thread.</summary>
internal sealed class RehearsalClock : TimeProvider
{
    private long _now;

    /// <inheritdoc />
    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan time) => Interlocked.Add(ref _now, (long)(time.TotalSeconds * Stopwatch.Frequency));
}
