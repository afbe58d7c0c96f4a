namespace SonoranPush.Diagnostics;

/// <summary>Collapses repeats: a few lines of one kind are shown each minute. The rest is counted and reported with the next shown line or
/// after the minute. Not thread-safe.</summary>
internal sealed class RepeatSuppressor
{
    /// <summary>Most kinds of lines that are tracked. Lines of further kinds are limited by <see cref="LogRateLimiter"/> only.</summary>
    public const int MaxKinds = 512;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Dictionary<(int Code, string Subject), Kind> _kinds = new();

    public RepeatSuppressor(TimeProvider time) => _time = time;

    /// <summary>Returns true if this line may be shown now.</summary>
    /// <param name="entry">The line with its level and code.</param>
    /// <param name="hidden">How many like it were counted and not shown before.</param>
    public bool MayShow(in LogEntry entry, out int hidden)
    {
        hidden = 0;
        var now = _time.GetTimestamp();
        if (!_kinds.TryGetValue(entry.Kind, out var kind) || IsOver(kind, now))
        {
            hidden = kind?.Hidden ?? 0;
            Remember(entry, now);
            return true;
        }

        if (kind.Shown < entry.Line.Burst)
        {
            kind.Shown++;
            return true;
        }

        hidden = ++kind.Hidden;
        kind.Last = entry;
        return false;
    }

    /// <summary>Finds the next kind with hidden lines whose minute is over. It counts as the first line of a new minute.</summary>
    /// <param name="last">The last hidden line.</param>
    /// <param name="hidden">How many were hidden, that one included.</param>
    public bool TryTakeHidden(out LogEntry last, out int hidden)
    {
        var now = _time.GetTimestamp();
        foreach (var kind in _kinds.Values)
        {
            if (kind.Hidden > 0 && IsOver(kind, now))
            {
                (last, hidden) = (kind.Last, kind.Hidden);
                kind.Restart(now);
                return true;
            }
        }

        (last, hidden) = (default, 0);
        return false;
    }

    private void Remember(in LogEntry entry, long now)
    {
        if (_kinds.TryGetValue(entry.Kind, out var known))
        {
            known.Restart(now);
            return;
        }

        if (_kinds.Count >= MaxKinds)
        {
            ForgetOld(now);
        }

        if (_kinds.Count < MaxKinds)
        {
            _kinds[entry.Kind] = new Kind(now);
        }
    }

    private void ForgetOld(long now)
    {
        foreach (var key in _kinds.Where(pair => pair.Value.Hidden == 0 && IsOver(pair.Value, now)).Select(pair => pair.Key).ToList())
        {
            _kinds.Remove(key);
        }
    }

    private bool IsOver(Kind kind, long now) => _time.GetElapsedTime(kind.WindowStart, now) >= Window;

    private sealed class Kind
    {
        public Kind(long now) => Restart(now);

        public long WindowStart { get; private set; }

        public int Shown { get; set; }

        public int Hidden { get; set; }

        public LogEntry Last { get; set; }

        public void Restart(long now)
        {
            WindowStart = now;
            Shown = 1;
            Hidden = 0;
            Last = default;
        }
    }
}
