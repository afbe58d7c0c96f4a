using System;
using System.Collections.Generic;
using SonoranPush.Hosting;

namespace SonoranPush.Locations;

/// <summary>Finds the id that links a player to a CAD account: the identifier of the configured type, else the license, else any.
/// The address (<c>ip:</c>) is never used: it is nobody's business. Tick thread only.</summary>
internal sealed class PlayerIdentity
{
    /// <summary>Crossings that one look may take.</summary>
    public const int MaxCrossings = 3 + MaxIdentifiers;

    private const int MaxIdentifiers = 8;
    private const string Fallback = "license";

    private readonly string _type;
    private readonly bool _prefixed;

    /// <summary>Creates the rule.</summary>
    /// <param name="type">Identifier type, such as <c>license</c>.</param>
    /// <param name="prefixed">Keep the prefix.</param>
    public PlayerIdentity(string type, bool prefixed)
    {
        _type = type;
        _prefixed = prefixed;
    }

    /// <summary>Reads a player's id. Usually one crossing.</summary>
    /// <returns>Null when the player has none.</returns>
    public string? Read(IPlayerWorld world, string playerId)
    {
        foreach (var identifier in Candidates(world, playerId))
        {
            var bare = identifier.Substring(identifier.IndexOf(':') + 1);
            if (bare.Length > 0 && !identifier.StartsWith("ip:", StringComparison.OrdinalIgnoreCase))
            {
                return _prefixed ? identifier : bare;
            }
        }

        return null;
    }

    private IEnumerable<string> Candidates(IPlayerWorld world, string playerId)
    {
        if (world.ReadIdentifier(playerId, _type) is { } configured)
        {
            yield return configured;
        }

        if (_type != Fallback && world.ReadIdentifier(playerId, Fallback) is { } license)
        {
            yield return license;
        }

        var count = Math.Min(world.CountIdentifiers(playerId), MaxIdentifiers);
        for (var i = 0; i < count; i++)
        {
            if (world.ReadIdentifierAt(playerId, i) is { } any)
            {
                yield return any;
            }
        }
    }
}
