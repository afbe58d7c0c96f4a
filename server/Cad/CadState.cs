using SonoranPush.Cad.Changes;
using SonoranPush.Contracts;
using SonoranPush.Players;

namespace SonoranPush.Cad;

/// <summary>The known state of the CAD: units, calls, 911 calls, and the players of units. Updated by push events in their order and by
/// REST snapshots. Main thread only.</summary>
internal sealed class CadState
{
    /// <summary>Most closed calls that are removed in one tick.</summary>
    private const int MaxExpiriesPerTick = 20;

    private readonly CadStateOptions _options;
    private readonly ClosedCallQueue _closed;
    private readonly UnitProjection _unitPushes;
    private readonly UnitGroupProjection _groupPushes;
    private readonly CallProjection _callPushes;
    private readonly EmergencyCallProjection _emergencyPushes;
    private readonly HashSet<long> _dispatchers = new();
    private readonly List<long> _loggedOut = new();

    /// <summary>Creates an empty state.</summary>
    /// <param name="options">Limits of the state.</param>
    /// <param name="time">The clock.</param>
    /// <param name="areChangesRaised">Returns true while change events are raised. Null for always.</param>
    /// <param name="areOfficialRaised">Returns true while official events are raised. Null for always.</param>
    public CadState(CadStateOptions options, TimeProvider time, Func<bool>? areChangesRaised = null, Func<bool>? areOfficialRaised = null)
    {
        _options = options;
        _closed = new ClosedCallQueue(time);
        Units = new Registry<long, Unit>(() => options.MaxUnits, OnUnitReplaced);
        Calls = new Registry<object, Call>(() => options.MaxCalls, OnCallReplaced);
        EmergencyCalls = new Registry<object, EmergencyCall>(() => options.MaxEmergencyCalls, (before, after) => Changes!.EmergencyCallReplaced(before, after));
        Changes = new ChangeTracker(this, areChangesRaised ?? (() => true));
        OfficialChanges = new OfficialChangeQueue(Players, areOfficialRaised ?? (() => true));
        Players.UnitLinked += Changes.UnitLinked;
        _unitPushes = new UnitProjection(this);
        _groupPushes = new UnitGroupProjection(this);
        _callPushes = new CallProjection(this);
        _emergencyPushes = new EmergencyCallProjection(this);
    }

    /// <summary>Raised when a push event names an unknown unit or call. The argument is the server id.</summary>
    public event Action<int>? EntryMissed;

    /// <summary>Units by identifier id.</summary>
    public Registry<long, Unit> Units { get; }

    /// <summary>Dispatch calls by id.</summary>
    public Registry<object, Call> Calls { get; }

    /// <summary>911 calls by id.</summary>
    public Registry<object, EmergencyCall> EmergencyCalls { get; }

    /// <summary>The players and their units.</summary>
    public PlayerRegistry Players { get; } = new();

    /// <summary>Ids known to be linked to a CAD account.</summary>
    public LinkedAccounts Accounts { get; } = new();

    /// <summary>Ids of the units that are dispatchers.</summary>
    public IReadOnlyCollection<long> Dispatchers => _dispatchers;

    /// <summary>Reads the ids in push events.</summary>
    public IdReader Ids { get; } = new();

    /// <summary>Entries that have changed since their last change event.</summary>
    public ChangeTracker Changes { get; }

    /// <summary>Changes whose official events were not raised yet.</summary>
    public OfficialChangeQueue OfficialChanges { get; }

    /// <summary>The unit of a connected player, the one logged in for longest if there are several; or null.</summary>
    public Unit? UnitOfPlayer(string playerId)
    {
        var units = Players.UnitsOf(playerId);
        return units.Count == 0 ? null : Units.Find(units[0]);
    }

    /// <summary>Applies a push event. A unit that logged out stays until <see cref="RemoveLoggedOut"/>, so that handlers of its
    /// events can still look it up.</summary>
    /// <returns>False for types that do not affect units and calls.</returns>
    public bool Apply(PushEvent push) =>
        _unitPushes.Apply(push) || _groupPushes.Apply(push) || _callPushes.Apply(push) || _emergencyPushes.Apply(push);

    /// <summary>True while units that have logged out wait for <see cref="RemoveLoggedOut"/>.</summary>
    public bool HasLoggedOutUnits => _loggedOut.Count > 0;

    /// <summary>Removes units that have logged out, after their events were raised.</summary>
    public void RemoveLoggedOut()
    {
        foreach (var id in _loggedOut)
        {
            Units.Remove(id);
        }

        _loggedOut.Clear();
    }

    /// <summary>Removes a unit that the CAD no longer has.</summary>
    public void RemoveUnit(long id)
    {
        var player = Players.PlayerOf(id);
        if (Units.Remove(id) is { } gone)
        {
            OfficialChanges.AddLink(player, gone);
        }
    }

    /// <summary>Removes the entries of a CAD server that is no longer configured.</summary>
    public void ForgetServer(int serverId)
    {
        foreach (var id in Units.KeysOf(serverId))
        {
            RemoveUnit(id);
        }

        Units.Forget(serverId);
        if (Calls.Forget(serverId))
        {
            OfficialChanges.Add(CadChangeKind.CallCacheUpdated);
        }

        if (EmergencyCalls.Forget(serverId))
        {
            OfficialChanges.Add(CadChangeKind.EmergencyCacheUpdated);
        }
    }

    /// <summary>Removes closed calls that have expired.</summary>
    public void Expire()
    {
        for (var i = 0; i < MaxExpiriesPerTick && _closed.NextExpired(_options.ClosedCallRetention) is { } key; i++)
        {
            Changes.Because(ChangeCauses.Expired, () => Calls.Remove(key));
        }
    }

    /// <summary>Adds a player who joined or was connected at the start.</summary>
    public void PlayerJoined(ConnectedPlayer player) => Changes.Because(ChangeCauses.Player, () =>
    {
        PlayerDropped(player.Id);
        foreach (var id in Players.Join(player))
        {
            OfficialChanges.Add(CadChangeKind.AddPlayer, player.Id, Units.Find(id)!.Table);
        }
    });

    /// <summary>Removes a player. The units stay: only the CAD logs them out.</summary>
    public void PlayerDropped(string playerId) => Changes.Because(ChangeCauses.Player, () =>
    {
        foreach (var id in Players.Leave(playerId))
        {
            var unit = Units.Find(id)!;
            OfficialChanges.Add(CadChangeKind.RemovePlayer, playerId, unit.Table);
            Players.Relink(id, unit);
            OfficialChanges.AddLink(null, unit);
        }
    });

    /// <summary>Marks a unit for <see cref="RemoveLoggedOut"/>.</summary>
    public void MarkLoggedOut(long unitId) => _loggedOut.Add(unitId);

    /// <summary>Changes a unit by a push event, or reports an unknown one.</summary>
    /// <returns>The changed unit, or null when it is not known.</returns>
    public Unit? ChangeUnit(long id, int serverId, Func<Unit, Unit> change)
    {
        var changed = Units.Change(id, change);
        if (changed is null)
        {
            ReportMissing(serverId);
        }

        return changed;
    }

    /// <summary>Reports that a push event names an unknown unit or call.</summary>
    public void ReportMissing(int serverId) => EntryMissed?.Invoke(serverId);

    /// <summary>A unit in the form of exports.</summary>
    public ExportEntry Describe(Unit unit) => ExportEntry.Of(unit, Players.PlayerOf(unit.Id));

    private void OnCallReplaced(Call? before, Call? after)
    {
        Changes.CallReplaced(before, after);
        _closed.CallReplaced(before, after);
    }

    private void OnUnitReplaced(Unit? before, Unit? after)
    {
        // First, because afterwards the player is that of the new unit.
        Changes.UnitReplaced(before, after);
        Players.UnitReplaced(before, after);
        if (after is { IsDispatch: true })
        {
            _dispatchers.Add(after.Id);
        }
        else
        {
            _dispatchers.Remove((after ?? before)!.Id);
        }

        if (after is not null && !ReferenceEquals(before?.LinkedIds, after.LinkedIds))
        {
            foreach (var communityUserId in after.LinkedIds)
            {
                Accounts.Add(communityUserId);
            }
        }
    }
}
