using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>The status of locations. Immutable. Any thread.</summary>
internal sealed record UnitLocationStatus
{
    /// <summary>Players whose positions are sent.</summary>
    public int PlayersTracked { get; init; }

    /// <summary>Known units, those of the exports included.</summary>
    public int UnitsKnown { get; init; }

    /// <summary>Pending rows.</summary>
    public int RowsPending { get; init; }

    /// <summary>Rows that the hub accepted.</summary>
    public long RowsSent { get; init; }

    /// <summary>Rows rejected for good: by validation, or by the hub.</summary>
    public long RowsRefused { get; init; }

    /// <summary>Samples of <c>players.lua</c> that were malformed or arrived while too many were pending.</summary>
    public long SamplesRejected { get; init; }

    /// <summary>The first units, tracked players first.</summary>
    public IReadOnlyList<UnitLocationEntry> Units { get; init; } = Array.Empty<UnitLocationEntry>();

    /// <summary>Calls that the hub refused; their rows were sent again.</summary>
    public long CallsRefused { get; init; }

    /// <summary>Calls that ended without an answer. Their rows are pending again.</summary>
    public long CallsFailed { get; init; }

    /// <summary>How the last calls ended.</summary>
    public LocationOutcome Outcome { get; init; } = new();

    /// <summary>Planned time between two calls; more than 250 ms after the hub found them too close together.</summary>
    public TimeSpan SendInterval { get; init; }

    /// <summary>How long a round takes in which every unit is sent once.</summary>
    public TimeSpan RoundTime { get; init; }
}

/// <summary>The location of one unit. Any thread.</summary>
/// <param name="Target">Identifies the unit in the CAD.</param>
/// <param name="PlayerId">The tracked player, or null for a unit of another resource.</param>
/// <param name="Shown">The row that the CAD accepted last, or null.</param>
/// <param name="Age">How long ago that was sent.</param>
/// <param name="IsWaiting">A newer row is pending.</param>
internal sealed record UnitLocationEntry(UnitTarget Target, string? PlayerId, UnitLocation? Shown, TimeSpan Age, bool IsWaiting);
