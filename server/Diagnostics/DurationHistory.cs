namespace SonoranPush.Diagnostics;

/// <summary>The most recent durations, in milliseconds. Any thread.</summary>
internal sealed class DurationHistory
{
    /// <summary>Ticks of about ten minutes; fewer minutes while extra ticks are scheduled.</summary>
    public const int TicksKept = 12_000;

    // The status shows one minute.
    private const int Recent = 1200;

    private readonly object _gate = new();
    private readonly double[] _milliseconds;
    private int _count;
    private int _next;

    /// <summary>Creates an empty history.</summary>
    /// <param name="capacity">Durations that are kept.</param>
    public DurationHistory(int capacity = TicksKept) => _milliseconds = new double[capacity];

    /// <summary>Adds a duration.</summary>
    public void Add(TimeSpan took)
    {
        lock (_gate)
        {
            _milliseconds[_next] = took.TotalMilliseconds;
            _next = (_next + 1) % _milliseconds.Length;
            _count = Math.Min(_count + 1, _milliseconds.Length);
        }
    }

    /// <summary>A percentile of the last 1,200 durations in milliseconds; 0 before the first.</summary>
    /// <param name="share">0.5 for the median, 0.99 for the 99th percentile, 1 for the longest.</param>
    public double Percentile(double share) => Percentile(ToSorted(Recent), share);

    /// <summary>A percentile of sorted durations; 0 when there are none.</summary>
    public static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min((int)(share * sorted.Length), sorted.Length - 1)];

    /// <summary>Copies the last durations, sorted.</summary>
    /// <param name="most">How many at most.</param>
    public double[] ToSorted(int most = int.MaxValue)
    {
        double[] sorted;
        lock (_gate)
        {
            sorted = new double[Math.Min(_count, most)];
            for (var i = 0; i < sorted.Length; i++)
            {
                sorted[i] = _milliseconds[(_next - 1 - i + _milliseconds.Length) % _milliseconds.Length];
            }
        }

        Array.Sort(sorted);
        return sorted;
    }
}
