namespace SonoranPush.Locations.Sending;

/// <summary>Decides how long a unit may wait behind more important ones, so that none waits longer than a limit. After that time the
/// longest-waiting unit is sent first. The time is short enough that all units in this state can be sent before the limit. Location loop
/// only.</summary>
internal sealed class StarvationGuard
{
    private readonly int[] _counts = new int[64];
    private TimeSpan _limit;

    /// <summary>Begins a new count.</summary>
    /// <param name="limit">The longest wait.</param>
    public void Clear(TimeSpan limit)
    {
        Array.Clear(_counts, 0, _counts.Length);
        _limit = limit;
    }

    /// <summary>Counts a unit.</summary>
    public void Add(TimeSpan waited) =>
        _counts[Math.Max(0, Math.Min((int)(_counts.Length * (waited.Ticks / (double)_limit.Ticks)), _counts.Length - 1))]++;

    /// <summary>Units that have waited longer than this are sent first, the longest-waiting one first.</summary>
    /// <param name="timePerUnit">How long it takes to send one unit.</param>
    public TimeSpan Patience(TimeSpan timePerUnit)
    {
        var patience = _limit;
        var waitedLonger = 0;
        for (var i = _counts.Length - 1; i >= 0; i--)
        {
            var waited = TimeSpan.FromTicks(_limit.Ticks * i / _counts.Length);
            waitedLonger += _counts[i];
            if (waited >= _limit - TimeSpan.FromTicks(timePerUnit.Ticks * waitedLonger))
            {
                patience = waited;
            }
        }

        return patience;
    }
}
