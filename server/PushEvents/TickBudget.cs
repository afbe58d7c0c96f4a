namespace SonoranPush.PushEvents;

/// <summary>Limits how much of the server's main thread the resource uses. A slice begins at 3 ms and 30 crossings; while events are left
/// over it grows by 1 ms and 10 crossings up to 10 ms and 100. Slices are paid from an account that fills at 40 % of real time and holds 60
/// ms, so that over any second less than half of the thread is used. Main thread only.</summary>
internal sealed class TickBudget
{
    /// <summary>First slice, and the one that is used while no backlog is left.</summary>
    public static readonly TimeSpan SmallestSlice = TimeSpan.FromMilliseconds(3);

    public static readonly TimeSpan LargestSlice = TimeSpan.FromMilliseconds(10);

    private const double Share = 0.4;
    private const int CrossingsPerMillisecond = 10;
    private const int FewestEventCrossings = 10;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Capacity = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan DeepestDebt = TimeSpan.FromMilliseconds(-200);

    private readonly TimeProvider _time;
    private TimeSpan _account = Capacity;
    private TimeSpan _slice = SmallestSlice;
    private long _sliceStart;
    private long _filledAt;
    private int _crossingsLeft;

    /// <summary>Creates a budget with a full account.</summary>
    public TickBudget(TimeProvider time)
    {
        _time = time;
        _filledAt = time.GetTimestamp();
    }

    /// <summary>True if the account has enough for a slice now. If not, the next regular tick is soon enough.</summary>
    public bool CanAffordSlice
    {
        get
        {
            Fill();
            return _account >= _slice;
        }
    }

    /// <summary>Begins a slice at the start of a tick.</summary>
    /// <param name="crossingsSpent">Crossings that this tick has spent already.</param>
    public void BeginSlice(int crossingsSpent)
    {
        Fill();
        _sliceStart = _time.GetTimestamp();
        _crossingsLeft = Math.Max((int)(_slice.TotalMilliseconds * CrossingsPerMillisecond) - crossingsSpent, FewestEventCrossings);
    }

    /// <summary>True if another event may be raised in this slice.</summary>
    public bool MaySpend => _crossingsLeft > 0 && _account > TimeSpan.Zero && _time.GetElapsedTime(_sliceStart) < _slice;

    /// <summary>Counts a crossing.</summary>
    public void SpendCrossing() => _crossingsLeft--;

    /// <summary>Ends the slice and pays for it.</summary>
    /// <param name="backlog">Events are left over: the next slice may be longer.</param>
    public void EndSlice(bool backlog)
    {
        _account -= _time.GetElapsedTime(_sliceStart);
        if (_account < DeepestDebt)
        {
            _account = DeepestDebt;
        }

        var longer = _slice + Step;
        _slice = !backlog ? SmallestSlice : longer < LargestSlice ? longer : LargestSlice;
    }

    private void Fill()
    {
        var now = _time.GetTimestamp();
        var earned = TimeSpan.FromTicks((long)(_time.GetElapsedTime(_filledAt, now).Ticks * Share));
        _filledAt = now;
        _account = _account + earned < Capacity ? _account + earned : Capacity;
    }
}
