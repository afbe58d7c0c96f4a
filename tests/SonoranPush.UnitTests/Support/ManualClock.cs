using Microsoft.Extensions.Time.Testing;

namespace SonoranPush.UnitTests.Support;

/// <summary>A clock that only a test moves, and that knows who waits for it: a test first sees that somebody waits, then lets
/// the time pass. Any thread.</summary>
internal sealed class ManualClock : FakeTimeProvider
{
    private readonly List<Wakening> _waiting = new();

    /// <summary>How far the wall clock was set forward or, below zero, back. Timers and measured times do not notice.</summary>
    public TimeSpan WallClockJump { get; set; }

    /// <summary>How long each pending wait still takes, the next one first.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            var now = base.GetUtcNow();
            lock (_waiting)
            {
                return _waiting.Select(wakening => wakening.At - now).Order().ToList();
            }
        }
    }

    /// <summary>Waits until somebody waits for this clock, and says how long.</summary>
    public async Task<TimeSpan> NextWait()
    {
        await Wait.Until(() => Waits.Count > 0, "somebody to wait for the clock");
        return Waits[0];
    }

    /// <summary>Waits until somebody waits for this clock, and lets just that time pass.</summary>
    public async Task<TimeSpan> PassNextWait()
    {
        var next = await NextWait();
        Advance(next);
        return next;
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallClockJump;

    // The base class reads it off its wall clock.
    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wakening = new Wakening(this, base.GetUtcNow() + dueTime);
        wakening.Timer = base.CreateTimer(
            inner =>
            {
                Forget(wakening);
                callback(inner);
            },
            state,
            dueTime,
            period);

        // Only now: a test that sees the wait lets the time pass at once.
        if (dueTime > TimeSpan.Zero)
        {
            lock (_waiting)
            {
                _waiting.Add(wakening);
            }
        }

        return wakening;
    }

    private void Forget(Wakening wakening)
    {
        lock (_waiting)
        {
            _waiting.Remove(wakening);
        }
    }

    private sealed class Wakening(ManualClock clock, DateTimeOffset at) : ITimer
    {
        public DateTimeOffset At { get; } = at;

        public ITimer? Timer { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("Nothing here changes its timer.");

        public void Dispose()
        {
            clock.Forget(this);
            Timer?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
