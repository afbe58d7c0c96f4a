using SonoranPush.Contracts;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>Applies push events about unit groups. Main thread only.</summary>
internal sealed class UnitGroupProjection
{
    private readonly CadState _cad;

    public UnitGroupProjection(CadState cad) => _cad = cad;

    /// <summary>Applies an event.</summary>
    /// <returns>False when its type is none of these.</returns>
    public bool Apply(PushEvent push)
    {
        switch (push.Type)
        {
            case "EVENT_UNIT_GROUP_ADD":
                JoinGroup(push);
                return true;
            case "EVENT_UNIT_GROUP_REMOVE":
                LeaveGroup(push);
                return true;
            case "EVENT_UNIT_GROUP_CHANGE_NAME":
                RenameGroup(push);
                return true;
            default:
                return false;
        }
    }

    private void JoinGroup(PushEvent push)
    {
        // The official resource reads the ids beside data.
        var ids = _cad.Ids.UnitsOfBoth(push.Data, "identId", "identIds");
        if (ids.Count == 0)
        {
            ids = _cad.Ids.UnitsOfBoth(push.Envelope, "identId", "identIds");
        }

        if (FieldReader.Text(push.Data.Get("groupName")) is not { } name || ids.Count == 0)
        {
            return;
        }

        Change(push, ids, unit => unit.InGroup(name));
        var idents = ids.ConvertAll(id => (object?)id);
        _cad.OfficialChanges.Add(CadChangeKind.UnitGroupAdd, new Table(StringComparer.Ordinal) { ["groupName"] = name, ["idents"] = idents });
    }

    private void LeaveGroup(PushEvent push)
    {
        var ids = _cad.Ids.UnitsOfBoth(push.Data, "identId", "identIds");
        var name = FieldReader.Text(push.Data.Get("groupName"));
        if (ids.Count > 0)
        {
            Change(push, ids, unit => unit.OutOfGroup(name));
            _cad.OfficialChanges.Add(CadChangeKind.UnitGroupRemove, push.Data);
        }
    }

    private void RenameGroup(PushEvent push)
    {
        if (FieldReader.Text(push.Data.Get("newName")) is { } name)
        {
            Change(push, _cad.Ids.Units(push.Data, "identIds", "identId"), unit => unit.InGroup(name));
            _cad.OfficialChanges.Add(CadChangeKind.UnitGroupRename, push.Data);
        }
    }

    private void Change(PushEvent push, List<long> ids, Func<Unit, Unit> change)
    {
        foreach (var id in ids)
        {
            _cad.ChangeUnit(id, push.Meta.ServerId, change);
        }
    }
}
