using System;
using SonoranPush.Contracts;

namespace SonoranPush.Outbound;

/// <summary>Spends a tick's crossings where they tell most: scans coordinates of everybody in turn, looks at everybody's siren in
/// turn, and reads in detail those who are about to be sent. Tick thread only.</summary>
internal sealed class PlayerSampler
{
    /// <summary>Crossings of one tick, whatever the number of players.</summary>
    public const int MaxCrossings = 25;

    private const int MaxScans = 10;
    private const int MaxLooks = 2;

    /// <summary>A detailed look without a new ped or vehicle.</summary>
    private const int UsualDetailCrossings = 4;

    /// <summary>A row of a player that has waited this long is read anew.</summary>
    private static readonly TimeSpan StaleRow = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan ScanShare = TimeSpan.FromMilliseconds(4.5);
    private static readonly TimeSpan ShortestScanPeriod = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LookShare = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan ShortestLookPeriod = TimeSpan.FromSeconds(1);

    private readonly MeteredPlayerWorld _world;
    private readonly PlayerRoster _roster;
    private readonly UnitLocationBatcher _batcher;
    private readonly MovementFilter _filter;
    private readonly VehicleCatalog _vehicles;
    private readonly PlayerEyes _eyes;
    private readonly Foremost<TrackedPlayer> _foremost = new(MaxCrossings / UsualDetailCrossings);

    /// <summary>Creates a sampler.</summary>
    public PlayerSampler(
        MeteredPlayerWorld world, PlayerRoster roster, UnitLocationBatcher batcher, MovementFilter filter, VehicleCatalog vehicles)
    {
        _world = world;
        _roster = roster;
        _batcher = batcher;
        _filter = filter;
        _vehicles = vehicles;
        _eyes = new PlayerEyes(world, vehicles);
    }

    /// <summary>The words for places.</summary>
    public PlaceNames Places { get; } = new();

    /// <summary>Spends what the meter allows.</summary>
    /// <param name="now">Now.</param>
    /// <param name="fairShare">How long a round takes in which everybody is sent once.</param>
    public void Sample(TimeSpan now, TimeSpan fairShare)
    {
        Scan(now, Longer(ShortestScanPeriod, ScanShare), MaxScans);
        Look(now);
        ReadForemost(now, fairShare);
        ReadOldest(now);
        Scan(now, ShortestScanPeriod, MaxCrossings);
    }

    /// <summary>Nothing can be sent: what waits will be too old when it can.</summary>
    public void Withdraw()
    {
        foreach (var player in _roster.Tracked)
        {
            _batcher.Withdraw(player.Unit!);
        }
    }

    private TimeSpan Longer(TimeSpan shortest, TimeSpan share)
    {
        var period = TimeSpan.FromTicks(share.Ticks * _roster.Tracked.Count);
        return period > shortest ? period : shortest;
    }

    private void Scan(TimeSpan now, TimeSpan period, int limit)
    {
        // Two crossings, because the ped may have to be read again.
        for (; limit > 0 && _world.Left >= 2 && _roster.ScanOrder.First?.Value is { } player; limit--)
        {
            if (player.ScannedAt != TimeSpan.MinValue && now - player.ScannedAt < period)
            {
                return;
            }

            MarkScanned(player, now);
            _eyes.TryReadPlace(player, now, out _);
        }
    }

    private void Look(TimeSpan now)
    {
        var period = Longer(ShortestLookPeriod, LookShare);
        for (var looks = 0; looks < MaxLooks && _world.Left > 0 && OldestLook(now, period) is { } player; looks++)
        {
            MarkLooked(player, now);
            player.Changed |= _eyes.SeesChange(player, now);
        }
    }

    private TrackedPlayer? OldestLook(TimeSpan now, TimeSpan period) =>
        _roster.LookOrder.First?.Value is { } player && (player.LookedAt == TimeSpan.MinValue || now - player.LookedAt >= period)
            ? player
            : null;

    /// <summary>Reads those who will be in the next batch, so that their rows are fresh when it leaves.</summary>
    private void ReadForemost(TimeSpan now, TimeSpan fairShare)
    {
        _foremost.Clear();
        var free = HubContract.MaxLocationsPerCall;
        foreach (var player in _roster.Tracked)
        {
            var unit = player.Unit!;
            var waits = unit.Pending is not null && now - unit.PostedAt < StaleRow;
            if (waits)
            {
                free--;
            }
            else if (IsDue(player, unit, now))
            {
                unit.DueSince ??= now;
                unit.LooksChanged |= player.Changed;
                _foremost.Offer(player, UnitPriority.Of(unit, now, fairShare));
            }
        }

        for (var rank = 0; rank < _foremost.Count && rank < free && _world.Left >= UsualDetailCrossings; rank++)
        {
            ReadDetail(_foremost[rank], now);
        }
    }

    /// <summary>With crossings to spare, those are read in detail whom nobody looked at for the longest time: they may have turned
    /// on the spot.</summary>
    private void ReadOldest(TimeSpan now)
    {
        while (_world.Left >= PlayerEyes.MaxDetailCrossings && OldestLook(now, ShortestLookPeriod) is { } player)
        {
            ReadDetail(player, now);
        }
    }

    private bool IsDue(TrackedPlayer player, OutboundUnit unit, TimeSpan now) =>
        unit.InFlight is null
        && unit.NotBefore <= now
        && player.NotBefore <= now
        && (unit.Shown is null || player.Changed || _batcher.IsRefreshDue(unit, now) || _filter.Moved(unit.ExpectedError(now)));

    private void ReadDetail(TrackedPlayer player, TimeSpan now)
    {
        MarkScanned(player, now);
        MarkLooked(player, now);
        var unit = player.Unit!;
        if (_eyes.TryReadDetail(player, now, out var place))
        {
            var look = player.VehicleLook ?? _vehicles.OnFoot;
            player.Changed = false;
            var row = new UnitLocation(unit.Target, Places.Name(player, place))
            {
                Coordinates = place,
                Vehicle = player.Siren ? look.Lit : look.Dark,
            };
            _batcher.Post(unit, row, now);
        }
    }

    private void MarkScanned(TrackedPlayer player, TimeSpan now)
    {
        player.ScannedAt = now;
        _roster.ScanOrder.Remove(player.ScanNode);
        _roster.ScanOrder.AddLast(player.ScanNode);
    }

    private void MarkLooked(TrackedPlayer player, TimeSpan now)
    {
        player.LookedAt = now;
        _roster.LookOrder.Remove(player.LookNode);
        _roster.LookOrder.AddLast(player.LookNode);
    }
}
