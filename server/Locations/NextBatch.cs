using System;
using System.Collections.Generic;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>Foresees which players will be in the next batch. Tick thread only.</summary>
internal sealed class NextBatch
{
    /// <summary>A row of a player that has waited this long is read anew.</summary>
    private static readonly TimeSpan StaleRow = TimeSpan.FromMilliseconds(300);

    private readonly BatchBuilder _batcher;
    private readonly MovementFilter _filter;
    private readonly StarvationGuard _waiting = new();
    private readonly TopK<TrackedPlayer> _foremost = new(HubContract.MaxLocationsPerCall);
    private readonly TopK<TrackedPlayer> _slowest = new(HubContract.MaxLocationsPerCall);

    /// <summary>Creates an empty batch.</summary>
    public NextBatch(BatchBuilder batcher, MovementFilter filter)
    {
        _batcher = batcher;
        _filter = filter;
    }

    /// <summary>Players whose rows are still missing.</summary>
    public int Count => _slowest.Count;

    /// <summary>One of them, the slowest at 0: what is read of the fastest goes stale soonest, so they are read last.</summary>
    public TrackedPlayer this[int rank] => _slowest[rank];

    /// <summary>Finds them anew.</summary>
    /// <param name="players">All who are tracked.</param>
    /// <param name="now">Now.</param>
    /// <param name="departure">When the batch leaves.</param>
    /// <param name="pace">How long it takes to send one unit, and to send all.</param>
    public void Choose(IReadOnlyList<TrackedPlayer> players, TimeSpan now, TimeSpan departure, SendPace pace)
    {
        var rows = Math.Max(0, Rank(players, now, departure, pace));
        _slowest.Clear();
        for (var rank = 0; rank < rows && rank < _foremost.Count; rank++)
        {
            _slowest.Offer(_foremost[rank], -_foremost[rank].Unit!.Motion.Speed);
        }
    }

    /// <summary>Should the hub be told something about a player when the batch leaves?</summary>
    public bool IsDue(TrackedPlayer player, TimeSpan now, TimeSpan departure)
    {
        var unit = player.Unit!;
        return unit.InFlight is null
            && unit.NotBefore <= now
            && player.NotBefore <= now
            && (unit.Shown is null || player.Changed || _batcher.IsRefreshDue(unit, now) || _filter.Moved(unit.ExpectedError(departure)));
    }

    /// <summary>Ranks all who are due.</summary>
    /// <returns>How many more rows the batch takes.</returns>
    private int Rank(IReadOnlyList<TrackedPlayer> players, TimeSpan now, TimeSpan departure, SendPace pace)
    {
        var patience = _waiting.Patience(pace.Unit);
        _waiting.Clear(pace.WaitLimit);
        _foremost.Clear();
        var rows = HubContract.MaxLocationsPerCall;

        // By index: an enumerator through the interface would be garbage in every tick.
        for (var i = 0; i < players.Count; i++)
        {
            var player = players[i];
            var unit = player.Unit!;
            if (unit.Pending is not null && now - unit.PostedAt < StaleRow)
            {
                rows--;
            }
            else if (IsDue(player, now, departure))
            {
                unit.DueSince ??= now;
                unit.LooksChanged |= player.Changed;
                _waiting.Add(now - unit.DueSince.Value);
                _foremost.Offer(player, UnitPriority.Of(unit, departure, patience));
            }
        }

        return rows;
    }
}
