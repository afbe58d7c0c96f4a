using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Locations;

namespace SonoranPush.Diagnostics;

/// <summary>Tells the owner what the outbound half has to say. Tick thread only.</summary>
internal sealed class UnitLocationLog : IUnitLocationLog
{
    private readonly ILogger _log;

    /// <summary>Creates it over the resource's log.</summary>
    public UnitLocationLog(ILogger log) => _log = log;

    /// <inheritdoc />
    public void RowsRefused(int count, string reason) => Log.LocationRowsRefused(_log, count, reason);

    /// <inheritdoc />
    public void RowRefusedByHub(UnitTarget target, string error) => Log.LocationRowRefusedByHub(_log, target.ToString(), error);

    /// <inheritdoc />
    public void CallRefused(string error) => Log.LocationCallRefused(_log, error);

    /// <inheritdoc />
    public void CallFailed(string error) => Log.LocationCallFailed(_log, error);

    /// <inheritdoc />
    public void PositionsUnknown() => Log.OneSyncOff(_log);

    /// <inheritdoc />
    public void PlayerWithoutIdentifier(string playerId) => Log.PlayerWithoutIdentifier(_log, playerId);
}
