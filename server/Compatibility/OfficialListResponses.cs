using SonoranPush.Cad;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Compatibility;

/// <summary>Answers the list requests of the CAD's older interface (such as GET_CALLS) from the known state, without a request to the CAD.
/// Main thread only.</summary>
internal sealed class OfficialListResponses
{
    private readonly CadState _cad;

    public OfficialListResponses(CadState cad) => _cad = cad;

    /// <summary>Finds the list that a request type returns.</summary>
    /// <param name="type">The type in upper case.</param>
    /// <param name="data">The data of the request.</param>
    /// <returns>Null when the type returns no list.</returns>
    public object? Find(string type, object? data) => type switch
    {
        "GET_CALLS" => Calls(),
        "GET_ACTIVE_UNITS" => _cad.Units.Entries
            .Where(unit => PlainValue.Member(data, "onlyUnits") is not true || !unit.IsDispatch)
            .Select(unit => (object?)unit.Table).ToList(),
        _ => null,
    };

    // The names of both versions of the CAD's interface.
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
