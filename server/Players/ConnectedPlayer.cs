namespace SonoranPush.Players;

/// <summary>A player who is connected to the game server. Main thread only.</summary>
internal sealed class ConnectedPlayer
{
    /// <summary>Creates a player from its identifiers.</summary>
    /// <param name="id">The server's id.</param>
    /// <param name="identifiers">Identifiers with prefixes. The IP address is dropped: it is shared and private.</param>
    public ConnectedPlayer(string id, IEnumerable<string> identifiers)
    {
        Id = id;
        Identifiers = identifiers.Where(identifier => !identifier.StartsWith("ip:", StringComparison.OrdinalIgnoreCase)).ToList();
        Identities = Identifiers.Select(IdentityNormalizer.Normalise).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>The server's id.</summary>
    public string Id { get; }

    /// <summary>Identifiers with prefixes, without the IP address.</summary>
    public IReadOnlyList<string> Identifiers { get; }

    /// <summary>Identity values in the form that <see cref="IdentityNormalizer"/> gives them.</summary>
    public IReadOnlyList<string> Identities { get; }

    /// <summary>Location text that a resource set, or null.</summary>
    public string? LocationText { get; set; }
}
