namespace FxServer.Host.Accounts;

/// <summary>What the main thread pays to carry an event into a C# runtime, by the size of its arguments.</summary>
public sealed class EventCost
{
    private readonly KeyValuePair<int, TimeSpan>[] _points;

    /// <summary>Creates a cost from two or more measured points. Between them and behind the last it is a straight line.</summary>
    public EventCost(params KeyValuePair<int, TimeSpan>[] points)
    {
        _points = points.OrderBy(point => point.Key).ToArray();
        if (_points.Length < 2)
        {
            throw new ArgumentException("A line needs two points.", nameof(points));
        }
    }

    /// <summary>As measured with FXServer's own library on Mono: the receiving half of one text, with the positions of 32, 300 and
    /// 1,000 players in it.</summary>
    public static EventCost Measured { get; } =
        new(Point(0, 0.1), Point(2 * 1024, 0.15), Point(18 * 1024, 0.5), Point(60 * 1024, 0.9));

    /// <summary>A cost in milliseconds: a base, and something for every kilobyte.</summary>
    public static EventCost Line(double baseCost, double costPerKilobyte) =>
        new(Point(0, baseCost), Point(1024, baseCost + costPerKilobyte));

    /// <summary>The cost of an event.</summary>
    public TimeSpan Of(int bytes)
    {
        int end = 1;
        while (end < _points.Length - 1 && _points[end].Key < bytes)
        {
            end++;
        }

        KeyValuePair<int, TimeSpan> from = _points[end - 1];
        KeyValuePair<int, TimeSpan> to = _points[end];
        double share = (double)(bytes - from.Key) / (to.Key - from.Key);
        return new TimeSpan(from.Value.Ticks + (long)(share * (to.Value - from.Value).Ticks));
    }

    // Not FromMilliseconds, which Mono rounds to whole ones.
    private static KeyValuePair<int, TimeSpan> Point(int bytes, double milliseconds) =>
        new(bytes, new TimeSpan((long)(milliseconds * TimeSpan.TicksPerMillisecond)));
}
