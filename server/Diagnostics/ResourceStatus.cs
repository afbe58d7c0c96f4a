using SonoranPush.Locations;
using SonoranPush.PushEvents;
using SonoranPush.Requests;
using SonoranPush.Session;
using static SonoranPush.Diagnostics.ConsoleText;

namespace SonoranPush.Diagnostics;

/// <summary>The state of the resource at one moment, for the console and for scripts. Main thread only.</summary>
internal sealed class ResourceStatus
{
    private readonly IReadOnlyList<SessionStatus> _sessions;
    private readonly PushEventCounters _counters;
    private readonly PushEventQueue _queue;
    private readonly UnitLocationStatus _locations;
    private readonly DurationHistory _ticks;
    private readonly RequestStatistics _requests;

    /// <summary>Reads the state of the parts.</summary>
    public ResourceStatus(
        IReadOnlyList<SessionStatus> sessions,
        PushEventCounters counters,
        PushEventQueue queue,
        UnitLocationStatus? locations,
        DurationHistory ticks,
        RequestStatistics requests = default)
    {
        _sessions = sessions;
        _counters = counters;
        _queue = queue;
        _locations = locations ?? new UnitLocationStatus();
        _ticks = ticks;
        _requests = requests;
    }

    /// <summary>Lines for the console.</summary>
    public IEnumerable<string> ToLines()
    {
        if (_sessions.Count == 0)
        {
            yield return "^3no session: settings are missing^7";
        }

        foreach (var line in Sessions().ToLines().Concat(Counters().ToLines()))
        {
            yield return line;
        }
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
        ["locationCallsRefused"] = _locations.CallsRefused,
        ["locationCallsFailed"] = _locations.CallsFailed,
        ["locationIntervalMs"] = (long)_locations.SendInterval.TotalMilliseconds,
        ["locationRoundMs"] = (long)_locations.RoundTime.TotalMilliseconds,
        ["requestsWaiting"] = (long)_requests.Waiting,
        ["requestsDone"] = _requests.Done,
        ["requestsFailed"] = _requests.Failed,
        ["requestsRefused"] = _requests.Refused,
        ["tickP50Ms"] = _ticks.Percentile(0.5),
        ["tickP99Ms"] = _ticks.Percentile(0.99),
        ["tickLongestMs"] = _ticks.Percentile(1),
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

    private ConsoleTable Sessions()
    {
        var table = new ConsoleTable();
        foreach (var session in _sessions)
        {
            table.Add(
                Title(Format("server {0}", session.ServerId)),
                new ConsoleCell(session.State.ToString(), Colour(session.State)),
                Format("since {0:yyyy-MM-dd HH:mm:ss} UTC", session.Since.UtcDateTime),
                Format("logins {0}", session.Logins),
                // Last in its row because it can be long.
                new ConsoleCell(session.LastError is null ? "no error" : "last error: " + session.LastError, most: ConsoleText.MaxErrorLength));
        }

        return table;
    }

    private ConsoleTable Counters()
    {
        var table = new ConsoleTable();
        table.Add(
            Title("events"), Format("received {0}", _counters.Received), Format("raised {0}", _counters.Raised),
            Trouble("refused {0}", _counters.Refused), Trouble("dropped {0}", _counters.Dropped), Format("waiting {0}", _queue.Count));
        table.Add(
            Title("locations"), Format("players {0}", _locations.PlayersTracked), Format("sent {0}", _locations.RowsSent),
            Trouble("refused {0}", _locations.RowsRefused), Format("pending {0}", _locations.RowsPending));
        table.Add(
            Title("calls"), Format("every {0:0} ms", _locations.SendInterval.TotalMilliseconds),
            Format("each unit within {0:0.0} s", _locations.RoundTime.TotalSeconds),
            Trouble("refused {0}", _locations.CallsRefused), Trouble("failed {0}", _locations.CallsFailed));
        table.Add(
            Title("requests"), Format("done {0}", _requests.Done), Format("waiting {0}", _requests.Waiting),
            Trouble("refused {0}", _requests.Refused), Trouble("failed {0}", _requests.Failed));
        table.Add(
            Title("tick"), Format("p50 {0:0.00} ms", _ticks.Percentile(0.5)), Format("p99 {0:0.00} ms", _ticks.Percentile(0.99)),
            Format("longest {0:0.00} ms", _ticks.Percentile(1)), "(1,200 ticks)");
        return table;
    }

    private static int Colour(SessionState state) => state switch
    {
        SessionState.Ready => ConsoleColour.Green,
        SessionState.Refused or SessionState.Stopped => ConsoleColour.Red,
        _ => ConsoleColour.Yellow,
    };

    private static ConsoleCell Title(string text) => new(text, ConsoleColour.Blue);

    private static ConsoleCell Trouble(string format, long count) =>
        new(Format(format, count), count == 0 ? ConsoleColour.None : ConsoleColour.Yellow);
}
