using System.ComponentModel;

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
    [Description("Each login method takes its exact number of arguments only.")]
    public bool StrictLogin { get; set; }

    [Description("Which session of a server receives its push events.")]
    public SessionPolicy Sessions { get; set; } = SessionPolicy.Newest;

    [Description("A location call sooner than this after the last one is refused.")]
    public TimeSpan LocationInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    [Description("Who shares that interval.")]
    public LocationLimitScope LocationLimit { get; set; } = LocationLimitScope.Connection;

    [Description("How push events travel that do not ask for a form.")]
    public PushForm PushForm { get; set; } = PushForm.JsonObject;

    [Description("Where push events of a server without a session are POSTed.")]
    public Uri? Fallback { get; set; }

    [Description("Pushed logins, statuses and calls change what REST answers.")]
    public bool PushesChangeRest { get; set; } = true;

    [Description("REST reads units three times a minute, calls five times, servers ten times.")]
    public bool RestLimits { get; set; } = true;

    [Description("REST says Retry-After when a limit is reached.")]
    public bool RetryAfter { get; set; } = true;
}
