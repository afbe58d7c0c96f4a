using System;
using System.Collections.Generic;

namespace SonoranPush.Locations;

/// <summary>Players in the order in which they were visited, the longest ago first. Tick thread only.</summary>
internal sealed class PlayerRound
{
    private readonly LinkedList<TrackedPlayer> _order = new();
    private readonly Func<TrackedPlayer, Place> _placeOf;

    /// <summary>Creates an empty round.</summary>
    /// <param name="placeOf">Where a player keeps its place in this round.</param>
    public PlayerRound(Func<TrackedPlayer, Place> placeOf) => _placeOf = placeOf;

    /// <summary>Adds a player.</summary>
    public void Add(TrackedPlayer player) => _order.AddLast(_placeOf(player).Node);

    /// <summary>Removes a player.</summary>
    public void Remove(TrackedPlayer player) => _order.Remove(_placeOf(player).Node);

    /// <summary>Who was visited longest ago, or null when even that is less than a period ago.</summary>
    public TrackedPlayer? Next(TimeSpan now, TimeSpan period) =>
        _order.First?.Value is { } player && (_placeOf(player).VisitedAt is not { } visitedAt || now - visitedAt >= period) ? player : null;

    /// <summary>A player is visited now.</summary>
    public void Visit(TrackedPlayer player, TimeSpan now)
    {
        var place = _placeOf(player);
        place.VisitedAt = now;
        _order.Remove(place.Node);
        _order.AddLast(place.Node);
    }

    /// <summary>A player's place in a round.</summary>
    public sealed class Place
    {
        /// <summary>Creates a place.</summary>
        public Place(TrackedPlayer player) => Node = new LinkedListNode<TrackedPlayer>(player);

        /// <summary>The link in the round.</summary>
        public LinkedListNode<TrackedPlayer> Node { get; }

        /// <summary>When the player was visited last, or null.</summary>
        public TimeSpan? VisitedAt { get; set; }
    }
}
