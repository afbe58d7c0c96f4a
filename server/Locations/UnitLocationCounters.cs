using System;
using System.Collections.Generic;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>What became of rows and calls since the start. Location loop only.</summary>
internal sealed class UnitLocationCounters
{
    /// <summary>Rows that the hub took.</summary>
    public long RowsSent { get; set; }

    /// <summary>Rows refused for good: at the door because of a mistake in them, or by the hub.</summary>
    public long RowsRefused { get; set; }

    /// <summary>Samples of <c>players.lua</c> that were malformed or came while too many waited.</summary>
    public long SamplesRejected { get; set; }

    /// <summary>Calls that the hub refused; their rows were sent again.</summary>
    public long CallsRefused { get; set; }

    /// <summary>Calls that the hub accepted.</summary>
    public long CallsAccepted { get; set; }

    /// <summary>The reason of the last refused call, or null.</summary>
    public string? LastRefusal { get; set; }

    /// <summary>The reason of the last failed call, or null.</summary>
    public string? LastFailure { get; set; }

    /// <summary>When the newest accepted call was sent; null before the first.</summary>
    public TimeSpan? NewestAt { get; set; }

    /// <summary>The first units whose last row the hub rejected, with its reason.</summary>
    public Dictionary<UnitTarget, string> RejectedUnits { get; } = new();

    /// <summary>Calls that ended without an answer; rows of exports wait again, players are looked at anew.</summary>
    public long CallsFailed { get; set; }
}
