using System;
using System.Collections.Generic;

namespace SonoranPush.Diagnostics;

/// <summary>Collapses repeats: of one kind of line a few a minute are shown, the rest is counted and told with the next one
/// that is shown. Any thread.</summary>
internal sealed class RepeatSuppressor
{
    /// <summary>Kinds of lines that are remembered; when more come, all are forgotten and begin anew.</summary>
    public const int MaxKinds = 512;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Dictionary<(int Code, string Subject), Kind> _kinds = new();

    /// <summary>Creates a suppressor.</summary>
    public RepeatSuppressor(TimeProvider time) => _time = time;

    /// <summary>May this line be shown now?</summary>
    /// <param name="code">Its code.</param>
    /// <param name="line">The line.</param>
    /// <param name="hidden">How many like it were counted and not shown before.</param>
    public bool MayShow(int code, in LogLine line, out int hidden)
    {
        lock (_kinds)
        {
            var now = _time.GetTimestamp();
            if (!_kinds.TryGetValue((code, line.Subject), out var kind) || _time.GetElapsedTime(kind.WindowStart, now) >= Window)
            {
                hidden = kind.Hidden;
                Remember((code, line.Subject), new Kind(now, 1, 0));
                return true;
            }

            if (kind.Shown < line.Burst)
            {
                hidden = 0;
                _kinds[(code, line.Subject)] = new Kind(kind.WindowStart, kind.Shown + 1, 0);
                return true;
            }

            hidden = kind.Hidden + 1;
            _kinds[(code, line.Subject)] = new Kind(kind.WindowStart, kind.Shown, hidden);
            return false;
        }
    }

    private void Remember((int Code, string Subject) key, Kind kind)
    {
        if (_kinds.Count >= MaxKinds && !_kinds.ContainsKey(key))
        {
            _kinds.Clear();
        }

        _kinds[key] = kind;
    }

    private readonly struct Kind
    {
        public Kind(long windowStart, int shown, int hidden)
        {
            WindowStart = windowStart;
            Shown = shown;
            Hidden = hidden;
        }

        public long WindowStart { get; }

        public int Shown { get; }

        public int Hidden { get; }
    }
}
