using SonoranPush.Contracts;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>Applies push events about 911 calls. Main thread only.</summary>
internal sealed class EmergencyCallProjection
{
    // The fields that name the caller, the best first. Calls created through the API have none.
    private static readonly string[] IdentityFields = { "identities", "communityUserIds", "communityUserId", "apiIds" };

    private readonly CadState _cad;

    public EmergencyCallProjection(CadState cad) => _cad = cad;

    /// <summary>Applies an event.</summary>
    /// <returns>False when its type is none of these.</returns>
    public bool Apply(PushEvent push)
    {
        switch (push.Type)
        {
            case "EVENT_911":
                Put(push);
                return true;
            case "EVENT_REMOVE_911":
                Remove(push);
                return true;
            default:
                return false;
        }
    }

    private static List<object?>? Identities(PushEvent push)
    {
        foreach (var name in IdentityFields)
        {
            if (FieldReader.Texts(push.Data.Get(name)) is { Count: > 0 } identities)
            {
                return identities;
            }
        }

        return null;
    }

    private void Put(PushEvent push)
    {
        if (push.Data.Get("call") is not Table table
            || EmergencyCall.Read(table, push.Data.Get("metaData"), push.Meta.ServerId) is not { } call)
        {
            return;
        }

        _cad.EmergencyCalls.Put(call.Key, call);
        _cad.OfficialChanges.Add(CadChangeKind.EmergencyCacheUpdated);
        _cad.OfficialChanges.Add(CadChangeKind.IncomingCadCall, call.Table, call.MetaData, Identities(push));
    }

    private void Remove(PushEvent push)
    {
        foreach (var key in _cad.Ids.Calls(push.Data, "callIds", "callId"))
        {
            _cad.EmergencyCalls.Remove(key);
            _cad.OfficialChanges.Add(CadChangeKind.EmergencyCacheUpdated);
            _cad.OfficialChanges.Add(CadChangeKind.CadCallRemoved, key);
        }
    }
}
