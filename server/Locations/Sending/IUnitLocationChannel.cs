using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>The channel over which locations are sent to the hub. Any thread.</summary>
internal interface IUnitLocationChannel
{
    /// <summary>True while the session is connected and logged in.</summary>
    bool IsReady { get; }

    /// <summary>Identifies the CAD server that shows the rows; null without a session. When the value changes, it is unknown what the CAD
    /// shows.</summary>
    object? Destination { get; }

    /// <summary>Calls the hub with one batch. Serialising and sending run on the pool. A refusal of the hub, also as a completion error, is
    /// a reply; a faulted task means a connection error. The task ends in bounded time.</summary>
    /// <param name="rows">1 to 25 rows, no unit twice; must not be changed afterwards.</param>
    Task<HubReply> SendAsync(IReadOnlyList<UnitLocation> rows);

    /// <summary>Requests a new login, because the hub reported that the connection of the last call is not logged in.</summary>
    void RequestLogin();
}
