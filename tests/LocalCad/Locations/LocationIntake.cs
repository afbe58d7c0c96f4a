using System.Text.Json;
using LocalCad.Faults;
using LocalCad.Hub;
using LocalCad.Sessions;

namespace LocalCad.Locations;

/// <summary>Takes <c>unitLocation</c> calls, whole or not at all, and remembers the latest row of each unit. Any thread.</summary>
internal sealed class LocationIntake(CadRules rules, CadFaults faults, TimeProvider time, CadLog log)
{
    public const int MaxRows = 25;
    public const string UnauthenticatedError = "Unauthenticated. Call authenticate first.";
    public const string MissingError = "Missing unit location updates.";
    public const string TooManyError = "Too many unit updates in one call. Max is 25.";
    public const string TooSoonError = "UNIT_LOCATION updates are limited to every 200ms.";
    public const string InvalidRowError = "Each unit update requires identId, apiId, communityUserId, or roblox, and location.";

    private readonly Lock _lock = new();
    private readonly CallSpacing _communitySpacing = new();
    private readonly Dictionary<string, AcceptedLocation> _latest = [];
    private readonly Dictionary<string, int> _refusals = [];
    private int _callsUnderFault;

    /// <summary>Raised after a call was taken.</summary>
    public event Action<LocationCall>? Accepted;

    /// <summary>Raised with the error text after a call was refused.</summary>
    public event Action<string>? Refused;

    public int CallsAccepted { get; private set; }

    public int RowsAccepted { get; private set; }

    /// <summary>The latest row of each unit, by target.</summary>
    public IReadOnlyDictionary<string, AcceptedLocation> Latest()
    {
        lock (_lock)
        {
            return new Dictionary<string, AcceptedLocation>(_latest);
        }
    }

    /// <summary>How often each error text was answered.</summary>
    public IReadOnlyDictionary<string, int> Refusals()
    {
        lock (_lock)
        {
            return new Dictionary<string, int>(_refusals);
        }
    }

    /// <summary>One call; a null <paramref name="session"/> has not logged in.</summary>
    public HubReply Take(CadSession? session, JsonElement[]? updates)
    {
        if (Error(session, updates) is { } error)
        {
            return Refuse(error);
        }

        var rows = Store(updates!);
        Accepted?.Invoke(new LocationCall(session!.ConnectionId, rows));
        return HubReply.Accepted(rows.Count);
    }

    private string? Error(CadSession? session, JsonElement[]? updates) =>
        session is null ? UnauthenticatedError
        : updates is null or [] ? MissingError
        : updates.Length > MaxRows ? TooManyError
        : !Spacing(session).TryEnter(time, rules.LocationInterval) || FaultIsDue() ? TooSoonError
        : !updates.All(row => LocationRow.Target(row) is not null && LocationRow.Location(row) is not null) ? InvalidRowError
        : null;

    private CallSpacing Spacing(CadSession session) =>
        rules.LocationLimit == LocationLimitScope.Community ? _communitySpacing : session.LocationSpacing;

    private bool FaultIsDue() =>
        faults.RefuseEveryNthLocationCall is > 0 and var n && Interlocked.Increment(ref _callsUnderFault) % n == 0;

    private List<AcceptedLocation> Store(JsonElement[] updates)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            CallsAccepted++;
            RowsAccepted += updates.Length;
            return [.. updates.Select(row => Store(row, now))];
        }
    }

    private AcceptedLocation Store(JsonElement row, DateTimeOffset now)
    {
        var target = LocationRow.Target(row)!;
        var count = _latest.TryGetValue(target, out var earlier) ? earlier.Count + 1 : 1;
        return _latest[target] =
            new AcceptedLocation(target, LocationRow.Location(row)!, LocationRow.Coordinates(row), row, now, count);
    }

    private HubReply Refuse(string error)
    {
        lock (_lock)
        {
            _refusals[error] = _refusals.GetValueOrDefault(error) + 1;
        }

        log.Write($"refused   unitLocation: {error}");
        Refused?.Invoke(error);
        return HubReply.Refused(error);
    }
}
