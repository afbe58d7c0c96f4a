using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SonoranPush.Inbound;
using SonoranPush.Outbound;
using SonoranPush.Session;

namespace SonoranPush.Diagnostics;

/// <summary>The state of the resource at one moment, for the console and for scripts. Tick thread only.</summary>
internal sealed class ResourceStatus
{
    private readonly IReadOnlyList<SessionStatus> _sessions;
    private readonly PushCounters _counters;
    private readonly InboundQueue _queue;
    private readonly UnitLocationStatus _locations;
    private readonly TickTimes _ticks;

    /// <summary>Looks at the parts.</summary>
    public ResourceStatus(
        IReadOnlyList<SessionStatus> sessions, PushCounters counters, InboundQueue queue, UnitLocationStatus? locations, TickTimes ticks)
    {
        _sessions = sessions;
        _counters = counters;
        _queue = queue;
        _locations = locations ?? new UnitLocationStatus();
        _ticks = ticks;
    }

    /// <summary>Lines for the console.</summary>
    public IEnumerable<string> ToLines()
    {
        if (_sessions.Count == 0)
        {
            yield return "no session: settings are missing";
        }

        foreach (var session in _sessions)
        {
            var error = session.LastError is null ? string.Empty : $", last error: {session.LastError}";
            yield return Format("server {0,-4} {1} since {2:yyyy-MM-dd HH:mm:ss} UTC{3}", session.ServerId, session.State, session.Since.UtcDateTime, error);
        }

        yield return Format(
            "events      received {0}, raised {1}, refused {2}, dropped {3}, waiting {4}",
            _counters.Received, _counters.Raised, _counters.Refused, _counters.Dropped, _queue.Count);
        yield return Format(
            "locations   players {0}, pending {1}, sent {2}, refused {3}, calls refused {4}, failed {5}, every {6:0} ms, round {7:0.0} s",
            _locations.PlayersTracked, _locations.RowsPending, _locations.RowsSent, _locations.RowsRefused, _locations.CallsRefused,
            _locations.CallsFailed, _locations.SendInterval.TotalMilliseconds, _locations.RoundTime.TotalSeconds);
        yield return Format(
            "tick        p50 {0:0.00} ms, p99 {1:0.00} ms, longest {2:0.00} ms (last minute)",
            _ticks.Percentile(0.5), _ticks.Percentile(0.99), _ticks.Percentile(1));
    }

    /// <summary>A table of plain values for scripts.</summary>
    /// <param name="serverId">Only this session; null for all.</param>
    public Dictionary<string, object?> ToTable(int? serverId) => new(StringComparer.Ordinal)
    {
        ["version"] = PushResource.Version,
        ["sessions"] = _sessions.Where(session => serverId is null || session.ServerId == serverId).Select(ToTable).ToList(),
        ["eventsReceived"] = _counters.Received,
        ["eventsRaised"] = _counters.Raised,
        ["eventsRefused"] = _counters.Refused,
        ["eventsDropped"] = _counters.Dropped,
        ["eventsWaiting"] = (long)_queue.Count,
        ["playersTracked"] = (long)_locations.PlayersTracked,
        ["locationsPending"] = (long)_locations.RowsPending,
        ["locationsSent"] = _locations.RowsSent,
        ["locationsRefused"] = _locations.RowsRefused,
        ["tickP50Ms"] = _ticks.Percentile(0.5),
        ["tickP99Ms"] = _ticks.Percentile(0.99),
    };

    private static object? ToTable(SessionStatus session) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["serverId"] = (long)session.ServerId,
        ["state"] = session.State.ToString(),
        ["connected"] = session.State == SessionState.Ready,
        ["since"] = session.Since.ToUnixTimeMilliseconds(),
        ["lastError"] = session.LastError,
        ["logins"] = (long)session.Logins,
    };

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
