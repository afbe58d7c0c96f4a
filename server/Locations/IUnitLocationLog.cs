using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>What the outbound half has to tell a server owner. Repeats are the receiver's affair. Tick thread only.</summary>
internal interface IUnitLocationLog
{
    /// <summary>Rows that another resource handed over were refused.</summary>
    /// <param name="count">How many of one call.</param>
    /// <param name="reason">Row and field of the first, and what is wrong with it.</param>
    void RowsRefused(int count, string reason);

    /// <summary>The hub takes the other rows of a batch, but not this one; it is given up until the unit changes.</summary>
    void RowRefusedByHub(UnitTarget target, string error);

    /// <summary>The hub refused a whole call; its rows are sent again.</summary>
    void CallRefused(string error);

    /// <summary>A call did not reach its end; its rows are sent again.</summary>
    void CallFailed(string error);

    /// <summary>Players are to be tracked, but the server does not know where they are: OneSync is off.</summary>
    void PositionsUnknown();

    /// <summary>A player has no identifier to be known by and is not tracked.</summary>
    void PlayerWithoutIdentifier(string playerId);
}
