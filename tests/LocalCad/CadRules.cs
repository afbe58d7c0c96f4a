namespace LocalCad;

/// <summary>Which session of a server receives its push events when there are several.</summary>
public enum SessionPolicy
{
    /// <summary>The one that logged in last.</summary>
    Newest,

    /// <summary>Every one.</summary>
    All,

    /// <summary>The one that logged in first.</summary>
    First,
}

/// <summary>Who shares one budget of location calls.</summary>
public enum LocationLimitScope
{
    /// <summary>Each connection has its own.</summary>
    Connection,

    /// <summary>All connections of the community share one.</summary>
    Community,
}

/// <summary>How a push event's envelope travels in the hub message.</summary>
public enum PushForm
{
    /// <summary>As a JSON object.</summary>
    JsonObject,

    /// <summary>As a string that holds JSON.</summary>
    JsonText,
}

/// <summary>How the CAD behaves where its documentation leaves a choice. Read at every use: may be changed while
/// LocalCad runs. Any thread.</summary>
public sealed class CadRules
{
    /// <summary>Whether <c>authenticatev2</c> takes exactly three arguments and <c>authenticate</c> exactly two, as SignalR
    /// binds them. Otherwise both take two or three. Default: false.</summary>
    public bool StrictLogin { get; set; }

    /// <summary>Which session receives a push event. Default: the newest.</summary>
    public SessionPolicy Sessions { get; set; } = SessionPolicy.Newest;

    /// <summary>A location call sooner than this after the last one is refused. Default: 200 ms.</summary>
    public TimeSpan LocationInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Who shares the interval. Default: nobody, each connection has its own.</summary>
    public LocationLimitScope LocationLimit { get; set; } = LocationLimitScope.Connection;

    /// <summary>The form of push events that do not ask for one. Default: object.</summary>
    public PushForm PushForm { get; set; } = PushForm.JsonObject;

    /// <summary>Where a push event goes by HTTP POST when its server has no session. Null: nowhere. Default: null.</summary>
    public Uri? Fallback { get; set; }

    /// <summary>Whether logins, logouts, status and calls that are pushed change what REST answers, delivered or not.
    /// Default: true.</summary>
    public bool PushesChangeRest { get; set; } = true;

    /// <summary>Whether REST says <c>Retry-After</c> when a limit is reached. Default: true.</summary>
    public bool RetryAfter { get; set; } = true;
}
