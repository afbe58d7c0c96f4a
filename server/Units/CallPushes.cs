using System;
using SonoranPush.Contracts;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Units;

/// <summary>Applies push events about dispatch calls. Ids that are not known never end the work on the others. Tick thread
/// only.</summary>
internal sealed class CallPushes
{
    private readonly CadState _cad;

    /// <summary>Creates it for a state.</summary>
    public CallPushes(CadState cad) => _cad = cad;

    /// <summary>Applies an event.</summary>
    /// <returns>False when its type is none of these.</returns>
    public bool Apply(PushEvent push)
    {
        switch (push.Type)
        {
            case "EVENT_DISPATCH_NEW":
                Put(push, CallEntryKind.New);
                return true;
            case "EVENT_DISPATCH_EDIT":
                Put(push, CallEntryKind.Edit);
                return true;
            case "EVENT_DISPATCH_CLOSED":
                Close(push);
                return true;
            case "EVENT_DISPATCH_NOTE":
                AddNote(push);
                return true;
            case "EVENT_DISPATCH_UNIT_ATTACH":
            case "EVENT_UNIT_ATTACH":
                ChangeUnits(push, CadChangeKind.UnitAttach, (call, unitId) => call.Attach(unitId));
                return true;
            case "EVENT_DISPATCH_UNIT_DETACH":
            case "EVENT_UNIT_DETACH":
                ChangeUnits(push, CadChangeKind.UnitDetach, (call, unitId) => call.Detach(unitId));
                return true;
            default:
                return false;
        }
    }

    private void Put(PushEvent push, CallEntryKind kind)
    {
        if (push.Data.Get("dispatch") is not Table table || Call.Read(table, push.Meta.ServerId, kind) is not { } call)
        {
            return;
        }

        // Consumers index the entry before; of a call that was not known there is none.
        if (kind == CallEntryKind.Edit && _cad.Calls.Find(call.Key) is { } before)
        {
            _cad.Tell(CadChangeKind.DispatchEdit, before.ToEntry(), push.Data);
        }

        _cad.Calls.Put(call.Key, call);
        _cad.Tell(CadChangeKind.CallCacheUpdated);
        _cad.Tell(CadChangeKind.DispatchEvent, call.ToEntry());
    }

    private void Close(PushEvent push)
    {
        foreach (var key in PlainFields.CallKeys(push.Data.Get("callIds") ?? push.Data.Get("callId")))
        {
            if (_cad.Calls.Change(key, call => call.Closed()) is { } closed)
            {
                _cad.Tell(CadChangeKind.CallCacheUpdated);
                _cad.Tell(CadChangeKind.DispatchEvent, closed.ToEntry());
            }
        }
    }

    private void AddNote(PushEvent push)
    {
        if (PlainFields.CallKey(push.Data.Get("callId")) is not { } key || push.Data.Get("note") is not { } note)
        {
            return;
        }

        _cad.Tell(CadChangeKind.DispatchNote, _cad.Calls.Find(key)?.ToEntry(), push.Data);
        if (_cad.Calls.Change(key, call => call.WithNote(note)) is not null)
        {
            _cad.Tell(CadChangeKind.CallCacheUpdated);
        }
    }

    private void ChangeUnits(PushEvent push, CadChangeKind kind, Func<Call, long, Call> change)
    {
        if (PlainFields.CallKey(push.Data.Get("callId")) is not { } key)
        {
            return;
        }

        if (_cad.Calls.Find(key) is null)
        {
            _cad.MissCall(push.Meta.ServerId);
        }

        foreach (var id in PlainFields.UnitIds(push.Data.Get("idents") ?? push.Data.Get("ident")))
        {
            ChangeUnit(key, id, kind, change);
        }
    }

    // The call keeps units that are not known, too; but nobody could be told of them.
    private void ChangeUnit(object key, long unitId, CadChangeKind kind, Func<Call, long, Call> change)
    {
        var before = _cad.Calls.Find(key);
        if (before is not null && _cad.Units.Find(unitId) is { } unit)
        {
            _cad.Tell(kind, before.ToEntry(), unit.Table);
        }

        var after = _cad.Calls.Change(key, call => change(call, unitId));
        if (before is not null && after!.Idents.Count != before.Idents.Count)
        {
            _cad.Tell(CadChangeKind.CallCacheUpdated);
        }
    }
}
