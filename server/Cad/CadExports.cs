using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Cad;

/// <summary>This resource's exports about units and calls. Each entry has the <c>serverId</c> that last reported it. Arguments are
/// untrusted values of scripts; scripts receive copies of the returned tables. Main thread only.</summary>
internal sealed class CadExports
{
    private readonly CadState _cad;

    public CadExports(CadState cad) => _cad = cad;

    /// <summary>getUnits: unit objects, with <c>playerId</c> where the player is connected.</summary>
    /// <param name="filter">nil, or <c>{ids, status, page, department, group, isDispatch, isPanic, hasPlayer, serverId, fields, limit,
    /// offset}</c>.</param>
    public object GetUnits(object? filter)
    {
        var wanted = Read(filter);
        return wanted.Cut(_cad.Units.Entries.Where(unit => Allows(wanted, unit)).Select(_cad.Describe));
    }

    /// <summary>getUnit: the unit with an identifier id, or nil.</summary>
    public object? GetUnit(object? id) => Answer(FieldReader.Integer(id) is { } unitId ? _cad.Units.Find(unitId) : null);

    /// <summary>getUnitByPlayer: the unit of a connected player, or nil.</summary>
    public object? GetUnitByPlayer(object? playerId) =>
        Answer(_cad.UnitOfPlayer(Convert.ToString(playerId, CultureInfo.InvariantCulture) ?? string.Empty));

    /// <summary>getCalls: dispatch call objects, closed ones included while they are kept.</summary>
    /// <param name="filter">nil, or <c>{ids, status, open, unitId, serverId, fields, limit, offset}</c>.</param>
    public object GetCalls(object? filter)
    {
        var wanted = Read(filter);
        return wanted.Cut(_cad.Calls.Entries.Where(call => Allows(wanted, call)).Select(ExportEntry.Of));
    }

    /// <summary>getEmergencyCalls: 911 call objects.</summary>
    /// <param name="filter">nil, or <c>{ids, isEmergency, serverId, fields, limit, offset}</c>.</param>
    public object GetEmergencyCalls(object? filter)
    {
        var wanted = Read(filter);
        return wanted.Cut(_cad.EmergencyCalls.Entries
            .Where(call => wanted.AllowsKey("ids", call.Key)
                && wanted.AllowsNumber("serverId", call.ServerId)
                && wanted.AllowsFlag("isEmergency", FieldReader.Flag(call.Table.Get("isEmergency")) == true))
            .Select(ExportEntry.Of));
    }

    private static bool Allows(ListFilter wanted, Call call) =>
        wanted.AllowsKey("ids", call.Key)
        && wanted.AllowsNumber("status", call.Dispatch.Get("status"))
        && wanted.AllowsFlag("open", !call.IsOver)
        && wanted.AllowsAnyNumber("unitId", call.Idents)
        && wanted.AllowsNumber("serverId", call.ServerId);

    private ListFilter Read(object? filter)
    {
        _cad.Changes.NoteRead();
        return new ListFilter(filter);
    }

    private Table? Answer(Unit? unit)
    {
        _cad.Changes.NoteRead();
        return unit is null ? null : _cad.Describe(unit).ToTable();
    }

    private bool Allows(ListFilter wanted, Unit unit) =>
        wanted.AllowsNumber("ids", unit.Id)
        && wanted.AllowsNumber("status", unit.Status)
        && wanted.AllowsNumber("page", unit.Data.Get("page"))
        && wanted.AllowsText("department", unit.Data.Get("department"))
        && wanted.AllowsText("group", unit.Data.Get("group"))
        && wanted.AllowsFlag("isDispatch", unit.IsDispatch)
        && wanted.AllowsFlag("isPanic", FieldReader.Flag(unit.Table.Get("isPanic")) == true)
        && wanted.AllowsFlag("hasPlayer", _cad.Players.PlayerOf(unit.Id) is not null)
        && wanted.AllowsNumber("serverId", unit.ServerId);
}
