using System;
using System.Linq;

namespace SonoranPush.Diagnostics;

/// <summary>How long the last ticks took. Tick thread only.</summary>
internal sealed class TickTimes
{
    private readonly double[] _milliseconds = new double[1200];
    private int _count;
    private int _next;

    /// <summary>Adds a tick.</summary>
    public void Add(TimeSpan took)
    {
        _milliseconds[_next] = took.TotalMilliseconds;
        _next = (_next + 1) % _milliseconds.Length;
        _count = Math.Min(_count + 1, _milliseconds.Length);
    }

    /// <summary>The time in milliseconds that a share of the last 1,200 ticks stayed below; 0 before the first. That is a minute, or less
    /// while events ask for ticks between the server's own.</summary>
    /// <param name="share">0.5 for the median, 0.99 for the 99th percentile, 1 for the longest.</param>
    public double Percentile(double share)
    {
        if (_count == 0)
        {
            return 0;
        }

        var sorted = _milliseconds.Take(_count).OrderBy(value => value).ToArray();
        return sorted[Math.Min((int)(share * _count), _count - 1)];
    }
}
