namespace SonoranPush.Players;

/// <summary>Chooses the id that links a player to a CAD account: the identifier of the configured type, else the license, else the
/// first one. Any thread.</summary>
internal sealed class PlayerIdentity
{
    private const string FallbackType = "license";

    private readonly string _type;
    private readonly bool _keepsPrefix;

    /// <summary>Creates the rule.</summary>
    /// <param name="type">Identifier type, such as <c>license</c>.</param>
    /// <param name="keepsPrefix">Keep the prefix.</param>
    public PlayerIdentity(string type, bool keepsPrefix)
    {
        _type = type;
        _keepsPrefix = keepsPrefix;
    }

    /// <summary>The player's id.</summary>
    /// <param name="identifiers">Identifiers with prefixes.</param>
    /// <returns>Null when the player has none.</returns>
    public string? Choose(IReadOnlyList<string> identifiers)
    {
        var usable = identifiers.Where(identifier => Bare(identifier).Length > 0).ToList();
        var chosen = OfType(usable, _type) ?? OfType(usable, FallbackType) ?? usable.FirstOrDefault();
        return chosen is null || _keepsPrefix ? chosen : Bare(chosen);
    }

    private static string? OfType(IEnumerable<string> identifiers, string type) =>
        identifiers.FirstOrDefault(identifier => identifier.StartsWith(type + ":", StringComparison.OrdinalIgnoreCase));

    private static string Bare(string identifier) => identifier.Substring(identifier.IndexOf(':') + 1);
}
