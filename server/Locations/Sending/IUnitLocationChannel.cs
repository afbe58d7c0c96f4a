using System.Collections.Generic;
using System.Threading.Tasks;
using SonoranPush.Contracts;

namespace SonoranPush.Locations.Sending;

/// <summary>The way to the hub, as the outbound half sees the session that sends locations. Any thread.</summary>
internal interface IUnitLocationChannel
{
    /// <summary>True while the session is connected and logged in.</summary>
    bool IsReady { get; }

    /// <summary>Identifies the CAD server that shows the rows; null without a session. Another value means that nothing is known of
    /// what it shows.</summary>
    object? Destination { get; }

    /// <summary>Calls the hub with one batch. Returns without doing the work itself: serialising and sending belong to the pool.
    /// A refusal of the hub, a completion error included, is a reply; a failed task means trouble with the connection. The task
    /// ends in bounded time.</summary>
    /// <param name="rows">1 to 25 rows, no unit twice; not changed by anybody any more.</param>
    Task<HubReply> SendAsync(IReadOnlyList<UnitLocation> rows);

    /// <summary>The hub says that the connection of the last call is not logged in: log in again.</summary>
    void RequestLogin();
}
