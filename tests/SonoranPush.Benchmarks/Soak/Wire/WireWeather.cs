namespace SonoranPush.Benchmarks.Soak.Wire;

/// <summary>How bytes travel on the wire at the moment. Any thread.</summary>
internal sealed class WireWeather(Random random)
{
    private static readonly TimeSpan SlowPause = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private TaskCompletionSource? _still;

    /// <summary>A few hundred bytes at a time, and a pause after each.</summary>
    public bool Slow { get; set; }

    /// <summary>Bytes come in the smallest pieces, cut anywhere: through heads of frames, records and characters.</summary>
    public bool Splits { get; set; }

    /// <summary>Nothing moves; what waits goes on when this ends.</summary>
    public bool IsStill
    {
        get => _still is not null;
        set
        {
            if (value)
            {
                _still ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            else
            {
                Interlocked.Exchange(ref _still, null)?.TrySetResult();
            }
        }
    }

    public Task StilledAsync(CancellationToken cancellation) => _still?.Task.WaitAsync(cancellation) ?? Task.CompletedTask;

    /// <summary>The pieces in which so many bytes travel.</summary>
    public IEnumerable<WirePiece> Pieces(int length)
    {
        for (var at = 0; at < length;)
        {
            var size = Math.Min(PieceSize(), length - at);
            yield return new WirePiece(at..(at + size), Slow ? SlowPause : TimeSpan.Zero);
            at += size;
        }
    }

    private int PieceSize()
    {
        lock (_gate)
        {
            return Splits ? random.Next(1, 40) : Slow ? random.Next(200, 800) : int.MaxValue;
        }
    }
}

/// <summary>Bytes that travel together.</summary>
internal readonly record struct WirePiece(Range Range, TimeSpan Pause)
{
    public Task PauseAsync(TimeProvider time, CancellationToken cancellation) =>
        Pause > TimeSpan.Zero ? Task.Delay(Pause, time, cancellation) : Task.CompletedTask;
}
