using System.Diagnostics;
using CitizenFX.Core;
using Debug = CitizenFX.Core.Debug;

namespace SonoranPush.Benchmarks.Listener;

/// <summary>Notes how long ago each push event left the hub. The time stamps are those of one monotonic clock: Stopwatch reads the
/// machine's, on .NET as on Mono. Main thread only.</summary>
public sealed class ListenerScript : BaseScript
{
    private readonly List<string> _latencies = new();
    private int _expected;
    private long _firstSent;

    /// <summary>Registers the handlers.</summary>
    public ListenerScript()
    {
        EventHandlers["sonoranpush:pushEvent"] += new Action<object?, object?, object?>(Hear);
        EventHandlers["plain:pushEvent"] += new Action<object?, object?, object?>(Hear);
        EventHandlers["listener:expect"] += new Action<object?>(count => _expected = Convert.ToInt32(count, CultureInfo.InvariantCulture));
    }

    private void Hear(object? type, object? data, object? meta)
    {
        long now = (long)(Stopwatch.GetTimestamp() * (1e6 / Stopwatch.Frequency));
        long sent = Convert.ToInt64(((IDictionary<string, object>)data!)["sentUs"], CultureInfo.InvariantCulture);
        _firstSent = _latencies.Count == 0 ? sent : _firstSent;
        _latencies.Add((now - sent).ToString(CultureInfo.InvariantCulture));
        if (_latencies.Count == _expected)
        {
            Debug.WriteLine(FormattableString.Invariant($"heard {_firstSent} {now} {string.Join(",", _latencies)}"));
            _latencies.Clear();
        }
    }
}
