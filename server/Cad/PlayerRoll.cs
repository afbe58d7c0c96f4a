using System;
using System.Collections.Generic;
using SonoranPush.Hosting;

namespace SonoranPush.Cad;

/// <summary>Reads who the players are, once each: those who were there before us and those who join. A few players a tick, since
/// every identifier is a crossing. Tick thread only.</summary>
internal sealed class PlayerRoll
{
    private const int MaxCrossingsPerTick = 15;
    private const int MaxIdentifiers = 10;

    private readonly CadState _cad;
    private readonly IPlayerWorld _world;
    private readonly Queue<string> _unread = new();
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private int? _unlisted;

    /// <summary>Creates an empty roll.</summary>
    /// <param name="cad">Told of everybody who was read.</param>
    /// <param name="world">The server's players.</param>
    public PlayerRoll(CadState cad, IPlayerWorld world)
    {
        _cad = cad;
        _world = world;
    }

    /// <summary>A player joined; it is read with one of the next ticks.</summary>
    public void Join(string playerId)
    {
        Leave(playerId);
        _present.Add(playerId);
        _unread.Enqueue(playerId);
    }

    /// <summary>A player left.</summary>
    public void Leave(string playerId)
    {
        if (_present.Remove(playerId))
        {
            _cad.PlayerDropped(playerId);
        }
    }

    /// <summary>Reads as many as a tick allows.</summary>
    /// <returns>Crossings that were spent.</returns>
    public int Tick()
    {
        var spent = 0;
        ListPlayers(ref spent);
        while (_unread.Count > 0 && spent + MaxIdentifiers + 1 <= MaxCrossingsPerTick)
        {
            var playerId = _unread.Dequeue();
            if (_present.Contains(playerId))
            {
                Read(playerId, ref spent);
            }
        }

        return spent;
    }

    // From the last index to the first: whoever leaves meanwhile moves others down, so that nobody is missed.
    private void ListPlayers(ref int spent)
    {
        if (_unlisted is null)
        {
            spent++;
            _unlisted = _world.CountPlayers();
        }

        while (_unlisted > 0 && spent < MaxCrossingsPerTick)
        {
            spent++;
            _unlisted--;
            if (_world.ReadPlayerAt(_unlisted.Value) is { } playerId && !_present.Contains(playerId))
            {
                Join(playerId);
            }
        }
    }

    private void Read(string playerId, ref int spent)
    {
        var identifiers = new List<string>();
        try
        {
            spent++;
            var count = Math.Min(_world.CountIdentifiers(playerId), MaxIdentifiers);
            for (var i = 0; i < count; i++)
            {
                spent++;
                if (_world.ReadIdentifierAt(playerId, i) is { } identifier)
                {
                    identifiers.Add(identifier);
                }
            }
        }
        catch (Exception)
        {
            // Gone since; the server tells of it in a moment.
            return;
        }

        _cad.PlayerJoined(playerId, identifiers);
    }
}
