using SonoranPush.Contracts;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>Applies push events about units. Units are looked up by identifier id, and an unknown id does not stop the handling of the
/// others. Main thread only.</summary>
internal sealed class UnitProjection
{
    private readonly CadState _cad;

    public UnitProjection(CadState cad) => _cad = cad;

    /// <summary>Applies an event.</summary>
    /// <returns>False when its type is none of these.</returns>
    public bool Apply(PushEvent push)
    {
        switch (push.Type)
        {
            case "EVENT_UNIT_UPDATE":
                Describe(push);
                return true;
            case "EVENT_UNIT_STATUS":
                ChangeStatus(push);
                return true;
            case "EVENT_UNIT_LOGIN":
                LogIn(push);
                return true;
            case "EVENT_UNIT_LOGOUT":
                LogOut(push);
                return true;
            case "EVENT_UNIT_PANIC":
                Panic(push);
                return true;
            case "EVENT_COMMUNITY_LINK_VERIFIED":
                VerifyLink(push);
                return true;
            default:
                return false;
        }
    }

    private List<long> Ids(PushEvent push) => _cad.Ids.Units(push.Data, "identIds", "identId");

    private void Describe(PushEvent push)
    {
        foreach (var entry in _cad.Ids.Entries(push.Data, "units"))
        {
            if (entry is Table table && Unit.Read(table, push.Meta.ServerId) is { } read)
            {
                Describe(read);
            }
        }
    }

    private void Describe(Unit read)
    {
        var before = _cad.Units.Find(read.Id);
        var player = _cad.Players.PlayerOf(read.Id);
        var unit = _cad.Units.Update(read.Id, read);
        _cad.OfficialChanges.AddUpdate(before, unit);
        _cad.OfficialChanges.AddLink(player, unit);
    }

    private void ChangeStatus(PushEvent push)
    {
        if (push.Data.Get("units") is not null)
        {
            Describe(push);
            return;
        }

        // Any integer, because communities define their own.
        if (FieldReader.Integer(push.Data.Get("status")) is not { } status)
        {
            return;
        }

        foreach (var id in Ids(push))
        {
            if (_cad.ChangeUnit(id, push.Meta.ServerId, unit => unit.With("status", status)) is { } unit)
            {
                _cad.OfficialChanges.Add(CadChangeKind.UnitUpdate, unit.Table, unit.Status);
                _cad.OfficialChanges.Add(CadChangeKind.UnitStatusUpdate, unit.Table, unit.Status);
            }
        }
    }

    private void LogIn(PushEvent push)
    {
        if (push.Data.Get("unit") is not Table table || Unit.Read(table, push.Meta.ServerId) is not { } unit)
        {
            return;
        }

        if (FieldReader.Flag(push.Data.Get("isDispatch")) is { } isDispatch)
        {
            unit = unit.With("isDispatch", isDispatch);
        }

        var before = _cad.Players.PlayerOf(unit.Id);
        unit = _cad.Units.Update(unit.Id, unit);
        _cad.OfficialChanges.Add(CadChangeKind.UnitLogin, unit.Table);
        _cad.OfficialChanges.AddLink(before, unit);
        if (before is not null && before == _cad.Players.PlayerOf(unit.Id))
        {
            // A login raises its official event even if the unit was there before.
            _cad.OfficialChanges.Add(CadChangeKind.AddPlayer, before, unit.Table);
        }
    }

    private void LogOut(PushEvent push)
    {
        foreach (var id in Ids(push))
        {
            _cad.OfficialChanges.Add(CadChangeKind.UnitLogout, id);
            if (_cad.Players.PlayerOf(id) is { } playerId)
            {
                _cad.OfficialChanges.Add(CadChangeKind.RemovePlayer, playerId, _cad.Units.Find(id)!.Table);
            }

            _cad.MarkLoggedOut(id);
        }
    }

    private void Panic(PushEvent push)
    {
        // The oldest form has no flag: it meant a pressed button.
        var said = push.Data.Get("isPanic");
        if ((said is null ? true : FieldReader.Flag(said)) is not { } isPanic)
        {
            return;
        }

        foreach (var id in Ids(push))
        {
            if (_cad.ChangeUnit(id, push.Meta.ServerId, unit => unit.With("isPanic", isPanic)) is { } unit)
            {
                _cad.OfficialChanges.Add(CadChangeKind.UnitPanic, unit.Table, id, isPanic);
            }
        }
    }

    private void VerifyLink(PushEvent push)
    {
        if (FieldReader.Text(push.Data.Get("communityUserId")) is { } communityUserId)
        {
            _cad.Accounts.Add(communityUserId);
        }
    }
}
