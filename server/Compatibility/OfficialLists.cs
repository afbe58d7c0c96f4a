using System;
using System.Linq;
using SonoranPush.Cad;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Compatibility;

/// <summary>The lists that the CAD's older interface answers, from what is known of the CAD: no request is needed. Tick thread only.</summary>
internal sealed class OfficialLists
{
    private readonly CadState _cad;

    /// <summary>Creates the lists.</summary>
    public OfficialLists(CadState cad) => _cad = cad;

    /// <summary>The list of a request type.</summary>
    /// <param name="type">The type in upper case.</param>
    /// <param name="data">The data of the request.</param>
    /// <returns>Null when the type asks for no list.</returns>
    public object? Find(string type, object? data) => type switch
    {
        "GET_CALLS" => Calls(),
        "GET_ACTIVE_UNITS" => _cad.Units.Entries
            .Where(unit => PlainValue.Member(data, "onlyUnits") is not true || !unit.IsDispatch)
            .Select(unit => (object?)unit.Table).ToList(),
        _ => null,
    };

    // By the names of both versions of the CAD's interface.
    private Table Calls()
    {
        var active = _cad.Calls.Entries.Where(call => !call.IsOver).Select(call => (object?)call.Dispatch).ToList();
        var closed = _cad.Calls.Entries.Where(call => call.IsOver).Select(call => (object?)call.Dispatch).ToList();
        var emergency = _cad.EmergencyCalls.Entries.Select(call => (object?)call.Table).ToList();
        return new(StringComparer.Ordinal)
        {
            ["activeCalls"] = active,
            ["ActiveCalls"] = active,
            ["emergencyCalls"] = emergency,
            ["EmergencyCalls"] = emergency,
            ["closedCalls"] = closed,
            ["ClosedCalls"] = closed,
        };
    }
}
