namespace SonoranPush.Locations;

/// <summary>What became of rows and calls since the start. Location loop only.</summary>
internal sealed class UnitLocationCounters
{
    /// <summary>Rows that the hub took.</summary>
    public long RowsSent { get; set; }

    /// <summary>Rows rejected for good: by validation, or by the hub.</summary>
    public long RowsRefused { get; set; }

    /// <summary>Samples of <c>players.lua</c> that were malformed or came while too many waited.</summary>
    public long SamplesRejected { get; set; }

    /// <summary>Calls that the hub refused; their rows were sent again.</summary>
    public long CallsRefused { get; set; }

    /// <summary>Calls that ended without an answer. Their rows are pending again.</summary>
    public long CallsFailed { get; set; }
}
