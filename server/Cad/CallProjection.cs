using SonoranPush.Contracts;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>Applies push events about dispatch calls. An unknown id does not stop the handling of the others. Main thread only.</summary>
internal sealed class CallProjection
{
    private readonly CadState _cad;

    public CallProjection(CadState cad) => _cad = cad;

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
                ChangeUnits(push, CadChangeKind.UnitAttach, (call, ids) => call.Attach(ids));
                return true;
            case "EVENT_DISPATCH_UNIT_DETACH":
            case "EVENT_UNIT_DETACH":
                ChangeUnits(push, CadChangeKind.UnitDetach, (call, ids) => call.Detach(ids));
                return true;
            default:
                return false;
        }
    }

    private void Put(PushEvent push, CallEntryKind kind)
    {
        if (push.Data.Get("dispatch") is not Table table || Call.Read(table, push.Meta.ServerId, kind, _cad.Ids) is not { } call)
        {
            return;
        }

        // Handlers index the previous entry; an unknown call has none.
        if (kind == CallEntryKind.Edit && _cad.Calls.Find(call.Key) is { } before)
        {
            _cad.OfficialChanges.Add(CadChangeKind.DispatchEdit, before, push.Data);
        }

        if (kind == CallEntryKind.Edit)
        {
            call = _cad.Calls.Update(call.Key, call);
        }
        else
        {
            _cad.Calls.Put(call.Key, call);
        }

        _cad.OfficialChanges.Add(CadChangeKind.CallCacheUpdated);
        _cad.OfficialChanges.Add(CadChangeKind.DispatchEvent, call);
    }

    private void Close(PushEvent push)
    {
        foreach (var key in _cad.Ids.Calls(push.Data, "callIds", "callId"))
        {
            if (_cad.Calls.Change(key, call => call.Closed()) is { } closed)
            {
                _cad.OfficialChanges.Add(CadChangeKind.CallCacheUpdated);
                _cad.OfficialChanges.Add(CadChangeKind.DispatchEvent, closed);
            }
        }
    }

    private void AddNote(PushEvent push)
    {
        if (FieldReader.CallKey(push.Data.Get("callId")) is not { } key || push.Data.Get("note") is not { } note)
        {
            return;
        }

        _cad.OfficialChanges.Add(CadChangeKind.DispatchNote, _cad.Calls.Find(key), push.Data);
        if (_cad.Calls.Change(key, call => call.WithNote(note)) is not null)
        {
            _cad.OfficialChanges.Add(CadChangeKind.CallCacheUpdated);
        }
        else
        {
            _cad.ReportMissing(push.Meta.ServerId);
        }
    }

    // The call is changed once, even for several units.
    private void ChangeUnits(PushEvent push, CadChangeKind kind, Func<Call, List<long>, Call> change)
    {
        if (FieldReader.CallKey(push.Data.Get("callId")) is not { } key)
        {
            return;
        }

        var ids = _cad.Ids.Units(push.Data, "idents", "ident");
        var before = _cad.Calls.Find(key);
        if (_cad.Calls.Change(key, call => change(call, ids)) is { } after)
        {
            EnqueueUnits(kind, before!, after, ids);
        }

        if (before is null || !ids.TrueForAll(_cad.Units.Contains))
        {
            _cad.ReportMissing(push.Meta.ServerId);
        }
    }

    // The call also keeps unknown units, but no official event can contain them.
    private void EnqueueUnits(CadChangeKind kind, Call before, Call after, List<long> ids)
    {
        foreach (var id in ids)
        {
            if (_cad.Units.Find(id) is { } unit)
            {
                _cad.OfficialChanges.Add(kind, before, unit.Table);
            }

            if (before.Has(id) != after.Has(id))
            {
                _cad.OfficialChanges.Add(CadChangeKind.CallCacheUpdated);
            }
        }
    }
}
