using SonoranPush.Cad;
using SonoranPush.Configuration;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Compatibility;

/// <summary>The answers of the official resource's exports. Arguments are whatever a script passed. Main thread only.</summary>
internal sealed class OfficialExports
{
    private readonly CadState _cad;
    private readonly OfficialUnitCache _units;
    private readonly PushOptions _options;

    public OfficialExports(CadState cad, OfficialUnitCache units, PushOptions options)
    {
        _cad = cad;
        _units = units;
        _options = options;
    }

    /// <summary>GetUnitCache: all units.</summary>
    /// <param name="includeDispatchers">True: the callback also gets the dispatchers.</param>
    /// <param name="callback">Gets (units, dispatchers), or null. A C# export returns one value only; the callback gets the second
    /// one.</param>
    public object GetUnitCache(object? includeDispatchers, Action<object?[]>? callback)
    {
        var units = _units.Units();
        callback?.Invoke(new object?[] { units, includeDispatchers is true ? _units.Dispatchers() : new List<object?>() });
        return units;
    }

    /// <summary>GetUnitByPlayerId: the player's unit, or nil.</summary>
    public object? GetUnitByPlayerId(object? playerId) => UnitOf(playerId)?.Table;

    /// <summary>GetUnitById: position in the unit cache of the unit with an identifier id, or with one of several identity values;
    /// nil when there is none.</summary>
    public object? GetUnitById(object? id)
    {
        var unitId = id is List<object?> identities
            ? FieldReader.Texts(identities).SelectMany(text => _cad.Players.UnitsWith((string)text!)).Select(found => (long?)found).FirstOrDefault()
            : FieldReader.Integer(id);
        return unitId is { } wanted && _cad.Units.Find(wanted) is not null ? _units.PositionOf(wanted) : null;
    }

    /// <summary>GetCallCache: entries by call id.</summary>
    public object GetCallCache() => _cad.Calls.Entries.ToDictionary(call => call.Key, call => (object?)call.ToEntry());

    /// <summary>GetEmergencyCache: 911 calls by id.</summary>
    public object GetEmergencyCache() => _cad.EmergencyCalls.Entries.ToDictionary(call => call.Key, call => (object?)call.Table);

    /// <summary>getCommunityId, getCadCommunityId: the community's id, or nil.</summary>
    public object? GetCommunityId() => _options.CommunityId;

    /// <summary>getServerId, getCadServerId: the first CAD server's id, or nil.</summary>
    public object? GetServerId() => _options.ServerIds.Count == 0 ? null : (long)_options.ServerIds[0];

    /// <summary>getPlayerCommunityUserId: the id that links the player to a CAD account, or nil while it is unknown.</summary>
    public object? GetPlayerCommunityUserId(object? playerId) => LinkedId(playerId);

    /// <summary>isPlayerInCAD: <c>{linked, online, success, communityUserId, unit}</c>.</summary>
    public object IsPlayerInCad(object? playerId)
    {
        var linkedId = LinkedId(playerId);
        var unit = UnitOf(playerId);
        return new Table(StringComparer.Ordinal)
        {
            ["linked"] = linkedId is not null,
            ["online"] = unit is not null,
            ["success"] = linkedId is not null && unit is not null,
            ["communityUserId"] = linkedId,
            ["unit"] = unit?.Table,
        };
    }

    /// <summary>getDispatchStatus: true if a dispatcher is logged in.</summary>
    public object GetDispatchStatus() => _cad.Dispatchers.Count > 0;

    private static string PlayerId(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private string? LinkedId(object? playerId) =>
        UnitOf(playerId)?.LinkedIds is { Count: > 0 } linked ? linked[0] : _cad.Accounts.Find(_cad.Players.IdentitiesOf(PlayerId(playerId)));

    private Unit? UnitOf(object? playerId) => _cad.UnitOfPlayer(PlayerId(playerId));
}
