namespace FxServer.Host.World;

/// <summary>Who may do what, as <c>add_ace PRINCIPAL OBJECT allow</c> says. A right to <c>command</c> covers <c>command.x</c>. Main
/// thread only.</summary>
internal sealed class AccessRights
{
    private const string Everyone = "builtin.everyone";

    private readonly HashSet<string> _allowed = new(StringComparer.OrdinalIgnoreCase);

    public void Allow(string principal, string right) => _allowed.Add(principal + " " + right);

    public bool IsAllowed(PlayerState player, string right)
    {
        IEnumerable<string> principals = player.Identifiers
            .Select(identifier => "identifier." + identifier)
            .Append("player." + player.Id.ToString(CultureInfo.InvariantCulture))
            .Append(Everyone);
        List<string> rights = Prefixes(right).ToList();
        return principals.Any(principal => rights.Any(candidate => _allowed.Contains(principal + " " + candidate)));
    }

    private static IEnumerable<string> Prefixes(string right)
    {
        string[] parts = right.Split('.');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join(".", parts.Take(count)));
    }
}
