using System;
using System.Collections.Generic;
using SonoranPush.Contracts;
using SonoranPush.Players;

namespace SonoranPush.Cad;

/// <summary>What is known of the CAD: units, calls, 911 calls, and which player is which unit. Fed by push events in their order
/// and by REST snapshots. Tick thread only.</summary>
internal sealed class CadState
{
    /// <summary>Closed calls that leave in one tick at most.</summary>
    private const int MaxExpiriesPerTick = 20;

    private readonly CadStateOptions _options;
    private readonly ClosedCallQueue _closed;
    private readonly UnitProjection _unitPushes;
    private readonly UnitGroupProjection _groupPushes;
    private readonly CallProjection _callPushes;
    private readonly EmergencyCallProjection _emergencyPushes;
    private readonly HashSet<long> _dispatchers = new();
    private readonly List<long> _departing = new();

    /// <summary>Creates an empty state.</summary>
    public CadState(CadStateOptions options, TimeProvider time)
    {
        _options = options;
        _closed = new ClosedCallQueue(time);
        Units = new Registry<long, Unit>(() => options.MaxUnits, OnUnitReplaced);
        Calls = new Registry<object, Call>(() => options.MaxCalls, _closed.CallReplaced);
        EmergencyCalls = new Registry<object, EmergencyCall>(() => options.MaxEmergencyCalls, (_, _) => { });
        _unitPushes = new UnitProjection(this);
        _groupPushes = new UnitGroupProjection(this);
        _callPushes = new CallProjection(this);
        _emergencyPushes = new EmergencyCallProjection(this);
    }

    /// <summary>A push named a unit or a call that is not known, on this CAD server: a snapshot would help.</summary>
    public event Action<int>? EntryMissed;

    /// <summary>Units by identifier id.</summary>
    public Registry<long, Unit> Units { get; }

    /// <summary>Dispatch calls by id.</summary>
    public Registry<object, Call> Calls { get; }

    /// <summary>911 calls by id.</summary>
    public Registry<object, EmergencyCall> EmergencyCalls { get; }

    /// <summary>Which player is which unit.</summary>
    public PlayerRegistry Players { get; } = new();

    /// <summary>Ids that are known to be linked to a CAD account.</summary>
    public LinkedAccounts Accounts { get; } = new();

    /// <summary>Ids of the units that are dispatchers.</summary>
    public IReadOnlyCollection<long> Dispatchers => _dispatchers;

    /// <summary>Reads the ids in push events.</summary>
    public IdReader Ids { get; } = new();

    /// <summary>Does anybody want to be told of changes? While nobody does, none is kept.</summary>
    public Func<bool> IsHeard { get; init; } = () => true;

    /// <summary>What has changed and nobody has been told of yet.</summary>
    public Queue<CadChange> Changes { get; } = new();

    /// <summary>The unit of a connected player, the one logged in for longest if there are several; or null.</summary>
    public Unit? UnitOfPlayer(string playerId)
    {
        var units = Players.UnitsOf(playerId);
        return units.Count == 0 ? null : Units.Find(units[0]);
    }

    /// <summary>Applies a push event. A unit that logged out stays until <see cref="Settle"/>, so that whoever hears of it can still
    /// look it up.</summary>
    /// <returns>False when events of this type say nothing about units and calls.</returns>
    public bool Apply(PushEvent push) =>
        _unitPushes.Apply(push) || _groupPushes.Apply(push) || _callPushes.Apply(push) || _emergencyPushes.Apply(push);

    /// <summary>Removes units that have logged out: everybody has been told.</summary>
    public void Settle()
    {
        foreach (var id in _departing)
        {
            Units.Remove(id);
        }

        _departing.Clear();
    }

    /// <summary>Removes a unit that the CAD no longer has.</summary>
    public void RemoveUnit(long id)
    {
        var player = Players.PlayerOf(id);
        if (Units.Remove(id) is { } gone)
        {
            TellLink(player, gone);
        }
    }

    /// <summary>Forgets everything of a CAD server that is no longer this resource's.</summary>
    public void ForgetServer(int serverId)
    {
        foreach (var id in Units.KeysOf(serverId))
        {
            RemoveUnit(id);
        }

        Units.Forget(serverId);
        if (Calls.Forget(serverId))
        {
            Tell(CadChangeKind.CallCacheUpdated);
        }

        if (EmergencyCalls.Forget(serverId))
        {
            Tell(CadChangeKind.EmergencyCacheUpdated);
        }
    }

    /// <summary>Removes closed calls whose time is over.</summary>
    public void Expire()
    {
        for (var i = 0; i < MaxExpiriesPerTick && _closed.NextExpired(_options.ClosedCallRetention) is { } key; i++)
        {
            Calls.Remove(key);
        }
    }

    /// <summary>A player joined, or was there at the start.</summary>
    public void PlayerJoined(ConnectedPlayer player)
    {
        PlayerDropped(player.Id);
        foreach (var id in Players.Join(player))
        {
            Tell(CadChangeKind.AddPlayer, player.Id, Units.Find(id)!.Table);
        }
    }

    /// <summary>A player left. The units stay: only the CAD logs them out.</summary>
    public void PlayerDropped(string playerId)
    {
        foreach (var id in Players.Leave(playerId))
        {
            var unit = Units.Find(id)!;
            Tell(CadChangeKind.RemovePlayer, playerId, unit.Table);
            Players.Relink(id, unit);
            TellLink(null, unit);
        }
    }

    /// <summary>Adds a change to those that are told of.</summary>
    public void Tell(CadChangeKind kind, params object?[] arguments)
    {
        if (IsHeard())
        {
            Changes.Enqueue(new CadChange(kind, arguments));
        }
    }

    /// <summary>Tells of a unit that is described anew.</summary>
    /// <param name="before">The unit before, or null when it was not known.</param>
    /// <param name="unit">The unit.</param>
    public void TellUpdate(Unit? before, Unit unit)
    {
        Tell(CadChangeKind.UnitUpdate, unit.Table, unit.Status);
        if (before is not null && !Equals(before.Status, unit.Status))
        {
            Tell(CadChangeKind.UnitStatusUpdate, unit.Table, unit.Status);
        }
    }

    /// <summary>Tells of a unit that has another player now.</summary>
    /// <param name="before">The player it had, or null.</param>
    /// <param name="unit">The unit.</param>
    public void TellLink(string? before, Unit unit)
    {
        var now = Players.PlayerOf(unit.Id);
        if (before == now)
        {
            return;
        }

        if (before is not null)
        {
            Tell(CadChangeKind.RemovePlayer, before, unit.Table);
        }

        if (now is not null)
        {
            Tell(CadChangeKind.AddPlayer, now, unit.Table);
        }
    }

    /// <summary>A unit has logged out and leaves with <see cref="Settle"/>.</summary>
    public void Depart(long unitId) => _departing.Add(unitId);

    /// <summary>Changes a unit as a push says, or misses it.</summary>
    /// <returns>The changed unit, or null when it is not known.</returns>
    public Unit? ChangeUnit(long id, int serverId, Func<Unit, Unit> change)
    {
        var changed = Units.Change(id, change);
        if (changed is null)
        {
            Miss(serverId);
        }

        return changed;
    }

    /// <summary>A push named a unit or a call that is not known.</summary>
    public void Miss(int serverId) => EntryMissed?.Invoke(serverId);

    private void OnUnitReplaced(Unit? before, Unit? after)
    {
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
