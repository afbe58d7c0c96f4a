using System;
using System.Collections.Generic;
using SonoranPush.Contracts;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Units;

/// <summary>Applies push events about unit groups. Tick thread only.</summary>
internal sealed class GroupPushes
{
    private readonly CadState _cad;

    /// <summary>Creates it for a state.</summary>
    public GroupPushes(CadState cad) => _cad = cad;

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
        var ids = PlainFields.UnitIds(push.Data.Get("identId"), push.Data.Get("identIds"));
        if (ids.Count == 0)
        {
            ids = PlainFields.UnitIds(push.Envelope.Get("identId"), push.Envelope.Get("identIds"));
        }

        if (PlainFields.Text(push.Data.Get("groupName")) is not { } name || ids.Count == 0)
        {
            return;
        }

        SetGroup(ids, name);
        var idents = ids.ConvertAll(id => (object?)id);
        _cad.Tell(CadChangeKind.UnitGroupAdd, new Table(StringComparer.Ordinal) { ["groupName"] = name, ["idents"] = idents });
    }

    private void LeaveGroup(PushEvent push)
    {
        var ids = PlainFields.UnitIds(push.Data.Get("identId"), push.Data.Get("identIds"));
        if (ids.Count > 0)
        {
            SetGroup(ids, string.Empty);
            _cad.Tell(CadChangeKind.UnitGroupRemove, push.Data);
        }
    }

    private void RenameGroup(PushEvent push)
    {
        if (PlainFields.Text(push.Data.Get("newName")) is { } name)
        {
            SetGroup(PlainFields.UnitIds(push.Data.Get("identIds") ?? push.Data.Get("identId")), name);
            _cad.Tell(CadChangeKind.UnitGroupRename, push.Data);
        }
    }

    private void SetGroup(List<long> ids, string name)
    {
        foreach (var id in ids)
        {
            _cad.Units.Change(id, unit => unit.InGroup(name));
        }
    }
}
