namespace LocalCad.Rest;

/// <summary>Units and calls of one server, as REST answers them. Any thread.</summary>
public sealed partial class CadBoard
{
    private const int Offline = 100;
    private const int ClosedStatus = 2;
    private const int MaxRoster = 5000;

    private readonly Lock _lock = new();
    private readonly CadRows _units = new("id");
    private readonly CadRows _activeCalls = new("callId");
    private readonly CadRows _emergencyCalls = new("callId");
    private readonly CadRows _closedCalls = new("callId");
    private int _version;

    internal CadBoard()
    {
    }

    /// <summary>Changes with everything that happens to the units.</summary>
    internal int Version => Volatile.Read(ref _version);

    /// <summary>Replaces the units; objects without <c>id</c> are left out.</summary>
    public void SetUnits(IEnumerable<JsonNode?> units)
    {
        lock (_lock)
        {
            _units.Replace(units);
            _version++;
        }
    }

    /// <summary>Replaces the calls; objects without <c>callId</c> are left out.</summary>
    public void SetCalls(IEnumerable<JsonNode?> active, IEnumerable<JsonNode?> emergency, IEnumerable<JsonNode?> closed)
    {
        lock (_lock)
        {
            _activeCalls.Replace(active);
            _emergencyCalls.Replace(emergency);
            _closedCalls.Replace(closed);
        }
    }

    internal JsonArray Units(bool includeOffline, bool onlyUnits, int limit, int offset)
    {
        lock (_lock)
        {
            return Copy(_units
                .Where(unit => includeOffline || CadRows.Id(unit["status"]) != $"{Offline}")
                .Where(unit => !onlyUnits || CadRows.Id(unit["isDispatch"]) != "true")
                .Skip(offset)
                .Take(limit));
        }
    }

    /// <summary>Who is on duty, without what a list of people does not need.</summary>
    internal JsonArray Roster()
    {
        lock (_lock)
        {
            return [.. _units.Take(MaxRoster).Select(RosterEntry.Of)];
        }
    }

    internal JsonObject Calls(bool dispatch, bool emergency, int closedLimit, int closedOffset)
    {
        lock (_lock)
        {
            return new JsonObject
            {
                ["ActiveCalls"] = Copy(_activeCalls.Where(_ => dispatch)),
                ["EmergencyCalls"] = Copy(_emergencyCalls.Where(_ => emergency)),
                ["ClosedCalls"] = Copy(_closedCalls.Where(_ => dispatch).Skip(closedOffset).Take(closedLimit)),
                ["ClosedCallCount"] = _closedCalls.Count,
            };
        }
    }

    /// <summary>Does what a push event says has happened; what it does not understand it leaves.</summary>
    internal void Apply(string type, JsonObject data)
    {
        lock (_lock)
        {
            _version++;
            switch (type.ToUpperInvariant())
            {
                case "EVENT_UNIT_LOGIN":
                    LogIn(data);
                    break;
                case "EVENT_UNIT_LOGOUT":
                    RemoveAll(_units, Ids(data, "identId", "identIds"));
                    break;
                case "EVENT_UNIT_STATUS" or "EVENT_UNIT_UPDATE":
                    Update(data);
                    break;
                case "EVENT_UNIT_PANIC":
                    SetPanic(data);
                    break;
                case "EVENT_DISPATCH_NEW" or "EVENT_DISPATCH_EDIT" when data["dispatch"] is JsonObject call:
                    _activeCalls.Put(call);
                    break;
                case "EVENT_DISPATCH_CLOSED":
                    CloseCalls(data);
                    break;
                case "EVENT_DISPATCH_NOTE" when FindCall(data) is { } call:
                    AddNote(call, data["note"]);
                    break;
                case "EVENT_DISPATCH_UNIT_ATTACH" or "EVENT_DISPATCH_UNIT_DETACH" when FindCall(data) is { } call:
                    SetIdents(call, [.. Ids(data, "ident", "idents")], attach: type.EndsWith("ATTACH", StringComparison.OrdinalIgnoreCase));
                    break;
                case "EVENT_911" when data["call"] is JsonObject call:
                    _emergencyCalls.Put(call);
                    break;
                case "EVENT_REMOVE_911":
                    RemoveAll(_emergencyCalls, Ids(data, "callId", "callIds"));
                    break;
            }
        }
    }

    private static JsonArray Copy(IEnumerable<JsonObject> rows) => [.. rows.Select(row => row.DeepClone())];

    private static void RemoveAll(CadRows rows, IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            rows.Remove(id);
        }
    }

    private static IEnumerable<string> Ids(JsonObject data, string one, string many)
    {
        IEnumerable<JsonNode?> nodes = data[many] is JsonArray list ? list : new[] { data[many], data[one] };
        return nodes.Select(CadRows.Id).OfType<string>();
    }

    private void LogIn(JsonObject data)
    {
        if (data["unit"] is JsonObject unit)
        {
            // REST has the flag on the unit, the event beside it.
            unit["isDispatch"] = (data["isDispatch"] ?? unit["isDispatch"])?.DeepClone();
            _units.Put(unit);
        }
    }

    private void Update(JsonObject data)
    {
        foreach (var unit in (data["units"] as JsonArray ?? []).OfType<JsonObject>())
        {
            _units.Put(unit);
        }

        foreach (var unit in Ids(data, "identId", "identIds").Select(_units.Find).OfType<JsonObject>())
        {
            unit["status"] = data["status"]?.DeepClone();
        }
    }

    private void SetPanic(JsonObject data)
    {
        foreach (var unit in Ids(data, "identId", "identIds").Select(_units.Find).OfType<JsonObject>())
        {
            unit["isPanic"] = data["isPanic"]?.DeepClone() ?? true;
        }
    }

    private void CloseCalls(JsonObject data)
    {
        foreach (var call in Ids(data, "callId", "callIds").Select(_activeCalls.Remove).OfType<JsonObject>())
        {
            call["status"] = ClosedStatus;
            _closedCalls.Put(call);
        }
    }
}
