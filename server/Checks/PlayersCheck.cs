using System.Text.RegularExpressions;
using SonoranPush.Cad;
using SonoranPush.Diagnostics;
using SonoranPush.Locations;
using SonoranPush.Players;

namespace SonoranPush.Checks;

/// <summary>A unit and the connected player who is linked with it, or null.</summary>
internal readonly record struct LinkedUnit(Unit Unit, ConnectedPlayer? Player);

/// <summary>The data of the check of players. Immutable.</summary>
internal sealed record PlayersFacts
{
    /// <summary>The convar <c>onesync</c>, or null.</summary>
    public string? OneSync { get; init; }

    /// <summary>The section <c>unitLocation</c> of the running resource.</summary>
    public UnitLocationOptions Options { get; init; } = new();

    /// <summary>The connected players.</summary>
    public IReadOnlyList<ConnectedPlayer> Players { get; init; } = Array.Empty<ConnectedPlayer>();

    /// <summary>The known units.</summary>
    public IReadOnlyList<LinkedUnit> Units { get; init; } = Array.Empty<LinkedUnit>();
}

/// <summary>OneSync, players, units, and why a unit has no player or no place on the map. Any thread.</summary>
internal static class PlayersCheck
{
    private const int MaxNames = 5;

    // Patterns of identifiers of these types, in normalised form.
    private static readonly (string Type, Regex Form)[] Forms =
    {
        ("steam", new Regex("^11000[0-9a-f]{10}$")), ("license", new Regex("^[0-9a-f]{40}$")), ("discord", new Regex("^[0-9]{17,20}$")),
    };

    /// <summary>Evaluates the data and returns the table rows of this check.</summary>
    public static IEnumerable<CheckRow> Rows(PlayersFacts facts)
    {
        var rows = new CheckRows("players");
        var units = facts.Units.Where(entry => !entry.Unit.IsDispatch).ToList();
        AddOneSync(rows, facts);
        rows.Ok(ConsoleText.Format("{0} players connected, {1} units on duty, {2} with a player", facts.Players.Count, units.Count, units.Count(entry => entry.Player is not null)));
        AddWrongIdentifier(rows, facts.Options, units.Where(entry => entry.Player is not null));
        AddUnlinked(rows, facts, units.Where(entry => entry.Player is null).Select(entry => entry.Unit).ToList());
        return rows.All;
    }

    private static void AddOneSync(CheckRows rows, PlayersFacts facts)
    {
        if (facts.Options.Track == PlayerTracking.Off)
        {
            rows.Ok("unitLocation.track is off: other resources send locations");
        }
        else if (facts.OneSync == "off")
        {
            rows.Fail(
                LogCodes.Prefix(LogCodes.OneSyncOff) + "OneSync is disabled, so players cannot be tracked",
                "enable it in txAdmin's settings (FXServer), or start the server with: +set onesync on");
        }
        else
        {
            rows.Ok($"OneSync is {facts.OneSync ?? "on"}");
        }
    }

    // The CAD finds a unit by the id that is sent with a location, so it must know that id for the unit.
    private static void AddWrongIdentifier(CheckRows rows, UnitLocationOptions options, IEnumerable<LinkedUnit> units)
    {
        if (options.Track == PlayerTracking.Off)
        {
            return;
        }

        var identity = new PlayerIdentity(options.Identifier, options.PrefixIdentifier);
        var wrong = units.Where(entry => IdentityNormalizer.Normalise(identity.Choose(entry.Player!.Identifiers)) is { } sent && !entry.Unit.Identities.Contains(sent));
        foreach (var group in wrong.GroupBy(entry => TypeThatMatches(entry), StringComparer.Ordinal))
        {
            rows.Fail(
                $"the CAD knows {Names(group.Select(entry => entry.Unit).ToList())} by {group.Key}, but unitLocation.identifier is {options.Identifier}: their locations are not shown",
                $"set unitLocation.identifier to \"{group.Key}\" in config.json, then: restart sonoranpush");
        }
    }

    private static string TypeThatMatches(LinkedUnit entry) => entry.Player!.Identifiers
        .Where(identifier => IdentityNormalizer.Normalise(identifier) is { } value && entry.Unit.Identities.Contains(value))
        .Select(identifier => identifier.Substring(0, Math.Max(0, identifier.IndexOf(':'))))
        .First();

    private static void AddUnlinked(CheckRows rows, PlayersFacts facts, List<Unit> units)
    {
        var blank = units.Where(unit => unit.Identities.Count == 0).ToList();
        if (blank.Count > 0)
        {
            rows.Warn(
                $"units without a player: {Names(blank)}: the CAD has no game account for them",
                "link the account with the player in the CAD's in-game integration (see migration.md)");
        }

        var others = units.Where(unit => unit.Identities.Count > 0).ToList();
        foreach (var group in others.GroupBy(TypeOf, StringComparer.Ordinal))
        {
            AddUnmatched(rows, facts.Players, group.Key, group.ToList());
        }
    }

    private static void AddUnmatched(CheckRows rows, IReadOnlyList<ConnectedPlayer> players, string type, List<Unit> units)
    {
        var finding = $"units without a player: {Names(units)}: no connected player has an identifier of their account";
        var hasType = players.Any(player => player.Identifiers.Any(identifier => identifier.StartsWith(type + ":", StringComparison.OrdinalIgnoreCase)));
        if (players.Count == 0)
        {
            rows.Skip($"units without a player: {Names(units)}: nobody is connected");
        }
        else if (type.Length > 0 && !hasType)
        {
            rows.Warn(
                $"{finding}; it looks like {type}, and no connected player has a {type} identifier",
                type == "steam" ? "add steam_webApiKey to server.cfg and let players start Steam, or link accounts by license" : $"link accounts by an identifier that players have, such as license");
        }
        else
        {
            rows.Warn(finding, "their players are not connected, or link the account again while the player is in the game");
        }
    }

    private static string TypeOf(Unit unit) =>
        Forms.Where(form => unit.Identities.Any(identity => form.Form.IsMatch(identity))).Select(form => form.Type).FirstOrDefault() ?? string.Empty;

    private static string Names(List<Unit> units)
    {
        var names = string.Join(", ", units.Take(MaxNames).Select(unit => FieldReader.Text(unit.Data.Get("unitNum")) ?? ConsoleText.Format("unit {0}", unit.Id)));
        return units.Count > MaxNames ? ConsoleText.Format("{0} and {1} more", names, units.Count - MaxNames) : names;
    }
}
