using SonoranPush.Cad;
using SonoranPush.Contracts;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;

namespace SonoranPush.Requests;

/// <summary>Finds the units of a target: by player, by identifier id, or by a linked id. The registries hold them, so no request is needed.
/// It never guesses: an ambiguous target is rejected. Main thread only.</summary>
internal sealed class TargetResolver
{
    private const string PlayerIdField = "playerId";
    private const string UnitIdField = "unitId";
    private const string CommunityUserIdField = "communityUserId";

    private readonly CadState _cad;

    public TargetResolver(CadState cad) => _cad = cad;

    /// <summary>Resolves a target or a list of them.</summary>
    /// <param name="value">The script's argument.</param>
    public ResolvedTargets Resolve(object? value)
    {
        var found = new Resolution(_cad);
        var refusal = RequestFields.ToList(value) is { } list ? ResolveAll(list, found) : ResolveOne(value, found);
        return found.ToResult(refusal);
    }

    /// <summary>Finds the ids of units for an endpoint that accepts accounts only.</summary>
    /// <param name="targets">Units.</param>
    /// <param name="refusal">Names a unit without a linked account, or null.</param>
    /// <returns>Linked ids; account ids of the CAD where there is no linked id.</returns>
    public (List<object?> CommunityUserIds, List<object?> Accounts) ToAccounts(UnitTargets targets, out string? refusal)
    {
        refusal = null;
        var linked = targets.CommunityUserIds.Select(id => (object?)id).ToList();
        var accounts = new List<object?>();
        foreach (var id in targets.IdentIds)
        {
            var unit = _cad.Units.Find(id);
            if (unit?.LinkedIds.Count > 0)
            {
                linked.Add(unit.LinkedIds[0]);
            }
            else if (FieldReader.Text(unit?.Table.Get("accId")) is { } account)
            {
                accounts.Add(account);
            }
            else
            {
                refusal = FormattableString.Invariant($"units: no account is known of unit {id}");
            }
        }

        return (linked, accounts);
    }

    private static string TooMany => FormattableString.Invariant($"target: more than {UnitTargets.MaxTargets} units");

    private string? ResolveAll(List<object?> list, Resolution found)
    {
        if (list.Count is 0 or > UnitTargets.MaxTargets)
        {
            return list.Count == 0 ? "target: an empty list" : TooMany;
        }

        return list.Select(item => ResolveOne(item, found)).FirstOrDefault(refusal => refusal is not null);
    }

    private string? ResolveOne(object? value, Resolution found)
    {
        if (PlainValue.IsMap(value))
        {
            return ResolveNamed(value, found);
        }

        if (PlainValue.TryPositiveInteger(value, out var number))
        {
            return ResolveNumber(number, value is string text ? text : null, found);
        }

        return value is string ? ResolveIdentity(value, found) : "target: neither a player id, a unit id nor a communityUserId";
    }

    private string? ResolveNamed(object? value, Resolution found)
    {
        if (PlainValue.Member(value, PlayerIdField) is { } player)
        {
            return PlainValue.TryPositiveInteger(player, out var number)
                ? ResolvePlayer(PlayerId(number), found)
                : $"{PlayerIdField}: not a positive integer";
        }

        if (PlainValue.Member(value, UnitIdField) is { } unit)
        {
            if (!PlainValue.TryPositiveInteger(unit, out var id))
            {
                return $"{UnitIdField}: not a positive integer";
            }

            found.Add(id);
            return null;
        }

        return PlainValue.Member(value, CommunityUserIdField) is { } linked
            ? ResolveIdentity(linked, found)
            : $"target: a table needs {PlayerIdField}, {UnitIdField} or {CommunityUserIdField}";
    }

    private string? ResolveNumber(long number, string? text, Resolution found)
    {
        var playerId = PlayerId(number);
        var isPlayer = _cad.Players.IdentitiesOf(playerId).Count > 0;
        var isUnit = _cad.Units.Contains(number);
        if (isPlayer && isUnit && _cad.Players.PlayerOf(number) != playerId)
        {
            return FormattableString.Invariant(
                $"target: {number} is a player and a unit; write {{{PlayerIdField} = {number}}} or {{{UnitIdField} = {number}}}");
        }

        if (isUnit)
        {
            found.Add(number);
            return null;
        }

        if (isPlayer)
        {
            return ResolvePlayer(playerId, found);
        }

        // Some identifiers have digits only, without their prefix.
        return text is not null ? ResolveIdentity(text, found) : FormattableString.Invariant(
            $"target: {number} is neither a connected player nor a known unit; write {{{UnitIdField} = {number}}} to send it anyway");
    }

    private string? ResolvePlayer(string playerId, Resolution found)
    {
        if (_cad.UnitOfPlayer(playerId) is not { } unit)
        {
            return $"target: player {playerId} has no unit";
        }

        found.Add(unit.Id);
        return null;
    }

    private string? ResolveIdentity(object? value, Resolution found)
    {
        if (value is not string text || string.IsNullOrWhiteSpace(text) || text.Length > UnitLocation.MaxTextLength || !LocationTextCleaner.IsClean(text))
        {
            return "target: an identity value is a text of 1 to 255 characters without control characters";
        }

        var units = _cad.Players.UnitsWith(text);
        if (units.Count > 0)
        {
            found.Add(units[0]);
        }
        else
        {
            found.Add(text.Trim());
        }

        return null;
    }

    private static string PlayerId(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Resolution
    {
        private readonly CadState _cad;
        private readonly List<long> _identIds = new();
        private readonly List<string> _communityUserIds = new();

        public Resolution(CadState cad) => _cad = cad;

        public int? ServerId { get; private set; }

        public string? Refusal { get; private set; }

        public void Add(long unitId)
        {
            _identIds.Add(unitId);
            var serverId = _cad.Units.Find(unitId)?.ServerId;
            ServerId ??= serverId;
            if (serverId is not null && serverId != ServerId)
            {
                Refusal = "target: units of several CAD servers; send a request for each server";
            }
        }

        public void Add(string communityUserId) => _communityUserIds.Add(communityUserId);

        public ResolvedTargets ToResult(string? refusal) => (refusal ?? Refusal) is { } reason
            ? new ResolvedTargets(null, ServerId, reason)
            : new ResolvedTargets(new UnitTargets(_identIds, _communityUserIds), ServerId, null);
    }
}
