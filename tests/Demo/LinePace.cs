namespace SonoranPush.Demo;

/// <summary>Lets no more lines through in a second than a person can bear. Any thread.</summary>
internal sealed class LinePace(TimeProvider time)
{
    private const int LinesPerSecond = 40;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long _begin = time.GetTimestamp();
    private int _lines;

    /// <summary>Whether the next line may be written, and how many were left out in the second before, if that is to be told now.</summary>
    public (bool IsAllowed, int LeftOut) Next()
    {
        lock (_lock)
        {
            var leftOut = 0;
            if (time.GetElapsedTime(_begin) >= Second)
            {
                leftOut = Math.Max(0, _lines - LinesPerSecond);
                _begin = time.GetTimestamp();
                _lines = 0;
            }

            return (++_lines <= LinesPerSecond, leftOut);
        }
    }
}
