using System;
using System.Collections.Generic;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>Who is connected, who of them is tracked, and in which order they are looked at. Tick thread only.</summary>
internal sealed class PlayerRoster
{
    private readonly PlayerTracking _tracking;
    private readonly PlayerIdentity _identity;
    private readonly TrackedUnitTable _ledger;
    private readonly BatchBuilder _batcher;
    private readonly IUnitLocationLog _log;
    private readonly Dictionary<string, TrackedPlayer> _players = new();
    private readonly Queue<TrackedPlayer> _unidentified = new();
    private readonly List<TrackedPlayer> _tracked = new();
    private int? _unlisted;

    /// <summary>Creates a roster. Players who are there already are found in the first ticks.</summary>
    public PlayerRoster(UnitLocationOptions options, TrackedUnitTable ledger, BatchBuilder batcher, IUnitLocationLog log)
    {
        _tracking = options.Track;
        _identity = new PlayerIdentity(options.Identifier, options.PrefixIdentifier);
        _ledger = ledger;
        _batcher = batcher;
        _log = log;
    }

    /// <summary>Players whose positions are to be sent.</summary>
    public IReadOnlyList<TrackedPlayer> Tracked => _tracked;

    /// <summary>The round in which their coordinates are scanned.</summary>
    public PlayerRound Scans { get; } = new(player => player.Scan);

    /// <summary>The round in which their vehicles and sirens are looked at.</summary>
    public PlayerRound Looks { get; } = new(player => player.Look);

    /// <summary>A player joined. An id that is in use belongs to somebody new now.</summary>
    public TrackedPlayer Join(string playerId)
    {
        Leave(playerId);
        var player = new TrackedPlayer(playerId);
        _players.Add(playerId, player);
        if (_unidentified.Count >= 2 * _players.Count)
        {
            ForgetThoseWhoLeft();
        }

        _unidentified.Enqueue(player);
        return player;
    }

    /// <summary>A player left: nothing of it is sent any more.</summary>
    public void Leave(string playerId)
    {
        if (_players.TryGetValue(playerId, out var player))
        {
            _players.Remove(playerId);
            StopTracking(player);
        }
    }

    /// <summary>Finds a player.</summary>
    public TrackedPlayer? Find(string playerId) => _players.TryGetValue(playerId, out var player) ? player : null;

    /// <summary>Says whether a player has an active unit. Of a player who is not known yet this is remembered.</summary>
    public void SetOnDuty(string playerId, bool onDuty, TimeSpan now)
    {
        var player = Find(playerId) ?? Join(playerId);
        player.OnDuty = onDuty;
        Track(player, now);
    }

    /// <summary>Finds players who were there before us and reads who they are, as far as the meter allows.</summary>
    public void Identify(MeteredPlayerWorld world, TimeSpan now)
    {
        if (_tracking == PlayerTracking.Off)
        {
            return;
        }

        ListPlayers(world);
        while (_unidentified.Count > 0 && world.Left >= PlayerIdentity.MaxCrossings)
        {
            var player = _unidentified.Dequeue();
            if (IsHere(player))
            {
                Identify(player, world, now);
            }
        }
    }

    // While nobody is identified, as without OneSync, players come and go all the same.
    private void ForgetThoseWhoLeft()
    {
        for (var count = _unidentified.Count; count > 0; count--)
        {
            var player = _unidentified.Dequeue();
            if (IsHere(player))
            {
                _unidentified.Enqueue(player);
            }
        }
    }

    /// <summary>From the last index to the first: whoever leaves meanwhile moves others down, so that nobody is missed.</summary>
    private void ListPlayers(MeteredPlayerWorld world)
    {
        if (_unlisted is null && world.Left > 0)
        {
            _unlisted = world.CountPlayers();
        }

        while (_unlisted > 0 && world.Left > 0)
        {
            _unlisted--;
            if (world.ReadPlayerAt(_unlisted.Value) is { } playerId && !_players.ContainsKey(playerId))
            {
                Join(playerId);
            }
        }
    }

    private bool IsHere(TrackedPlayer player) => ReferenceEquals(Find(player.Id), player);

    private void Identify(TrackedPlayer player, MeteredPlayerWorld world, TimeSpan now)
    {
        try
        {
            player.Identity = _identity.Read(world, player.Id);
        }
        catch (Exception)
        {
            // Gone since; the server tells of it in a moment.
            return;
        }

        if (player.Identity is null)
        {
            _log.PlayerWithoutIdentifier(player.Id);
        }

        Track(player, now);
    }

    private void Track(TrackedPlayer player, TimeSpan now)
    {
        var wanted = _tracking == PlayerTracking.All || (_tracking == PlayerTracking.OnDuty && player.OnDuty);
        if (!wanted)
        {
            StopTracking(player);
        }
        else if (player.Unit is null && player.Identity is { } identity
            && _ledger.FindOrAdd(UnitTarget.CommunityUserId(identity), now) is { } unit)
        {
            unit.Players++;
            player.Unit = unit;
            player.Index = _tracked.Count;
            _tracked.Add(player);
            Scans.Add(player);
            Looks.Add(player);
        }
    }

    private void StopTracking(TrackedPlayer player)
    {
        if (player.Unit is not { } unit)
        {
            return;
        }

        var last = _tracked[_tracked.Count - 1];
        _tracked[player.Index] = last;
        last.Index = player.Index;
        _tracked.RemoveAt(_tracked.Count - 1);
        Scans.Remove(player);
        Looks.Remove(player);
        player.Unit = null;
        player.DropHandles();
        if (--unit.Players == 0)
        {
            _batcher.Forget(unit);
        }
    }
}
