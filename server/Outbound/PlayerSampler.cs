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

    /// <summary>A row of a player that has waited this long is read anew.</summary>
    private static readonly TimeSpan StaleRow = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan ScanShare = TimeSpan.FromMilliseconds(4.9);
    private static readonly TimeSpan ScanPeriod = TimeSpan.FromSeconds(4.9);
    private static readonly TimeSpan SpareScanPeriod = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LookShare = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan ShortestLookPeriod = TimeSpan.FromSeconds(1);

    private readonly MeteredPlayerWorld _world;
    private readonly PlayerRoster _roster;
    private readonly UnitLocationBatcher _batcher;
    private readonly MovementFilter _filter;
    private readonly VehicleCatalog _vehicles;
    private readonly PlayerEyes _eyes;
    private readonly Foremost<TrackedPlayer> _slowest = new(HubContract.MaxLocationsPerCall);
    private readonly WaitingTimes _waiting = new();
    private readonly Foremost<TrackedPlayer> _foremost = new(HubContract.MaxLocationsPerCall);

    private TimeSpan _lastTick;

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
    /// <param name="pace">How long it takes to send one unit, and to send all.</param>
    /// <param name="nextCall">When the next batch is planned to leave.</param>
    public void Sample(TimeSpan now, SendPace pace, TimeSpan nextCall)
    {
        _eyes.LookLifetime = pace.Round;
        Scan(now);
        Look(now);
        ReadSlowest(now, FindForemost(now, pace, nextCall > now ? nextCall : now), TicksUntil(nextCall, now));
        ReadSpare(now);
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

    private void Scan(TimeSpan now)
    {
        var period = Longer(ScanPeriod, ScanShare);
        for (var scans = 0; scans < MaxScans && _world.Left >= 2 && OldestScan(now, period) is { } player; scans++)
        {
            Scan(player, now);
        }
    }

    /// <summary>At most two crossings, because the ped may have to be read again.</summary>
    private void Scan(TrackedPlayer player, TimeSpan now)
    {
        MarkScanned(player, now);
        _eyes.TryReadPlace(player, now, out _);
    }

    private TrackedPlayer? OldestScan(TimeSpan now, TimeSpan period) =>
        _roster.ScanOrder.First?.Value is { } player && (player.ScannedAt == TimeSpan.MinValue || now - player.ScannedAt >= period)
            ? player
            : null;

    private void Look(TimeSpan now)
    {
        var period = Longer(ShortestLookPeriod, LookShare);
        for (var looks = 0; looks < MaxLooks && _world.Left > 0 && OldestLook(now, period) is { } player; looks++)
        {
            MarkLooked(player, now);
            player.LookedAt = now;
            player.Changed |= _eyes.SeesChange(player, now);
        }
    }

    private TrackedPlayer? OldestLook(TimeSpan now, TimeSpan period) =>
        _roster.LookOrder.First?.Value is { } player && (player.LookTriedAt == TimeSpan.MinValue || now - player.LookTriedAt >= period)
            ? player
            : null;

    /// <summary>Finds those who will be in the next batch.</summary>
    /// <returns>How many more rows go into it.</returns>
    private int FindForemost(TimeSpan now, SendPace pace, TimeSpan departure)
    {
        var patience = _waiting.Patience(pace.Unit);
        _waiting.Clear(pace.WaitLimit);
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
            else if (IsDue(player, unit, now, departure))
            {
                unit.DueSince ??= now;
                _waiting.Add(now - unit.DueSince.Value);
                unit.LooksChanged |= player.Changed;
                _foremost.Offer(player, UnitPriority.Of(unit, departure, patience));
            }
        }

        return Math.Min(Math.Max(0, free), _foremost.Count);
    }

    /// <summary>Reads an even share of them in every tick until the batch leaves, the fastest last: what they were told from goes stale
    /// soonest.</summary>
    private void ReadSlowest(TimeSpan now, int rows, int ticks)
    {
        _slowest.Clear();
        for (var rank = 0; rank < rows; rank++)
        {
            _slowest.Offer(_foremost[rank], -_foremost[rank].Unit!.Motion.Speed);
        }

        for (var (rank, share) = (0, (rows + ticks - 1) / ticks); rank < rows && share > 0; rank++)
        {
            if (_world.Left >= _eyes.DetailCrossings(_slowest[rank], now))
            {
                ReadDetail(_slowest[rank], now);
                share--;
            }
        }
    }

    private int TicksUntil(TimeSpan call, TimeSpan now)
    {
        var tick = now - _lastTick;
        _lastTick = now;
        return tick > TimeSpan.Zero && call > now ? 1 + (int)((call - now).Ticks / tick.Ticks) : 1;
    }

    /// <summary>With crossings to spare, those go on who were scanned longest ago. Who stands still is read in detail, as it may have
    /// turned on the spot.</summary>
    private void ReadSpare(TimeSpan now)
    {
        while (OldestScan(now, SpareScanPeriod) is { } player && _world.Left >= 2)
        {
            if (_world.Left >= _eyes.DetailCrossings(player, now) && !IsDue(player, player.Unit!, now, now))
            {
                ReadDetail(player, now);
            }
            else
            {
                Scan(player, now);
            }
        }
    }

    private bool IsDue(TrackedPlayer player, OutboundUnit unit, TimeSpan now, TimeSpan departure) =>
        unit.InFlight is null
        && unit.NotBefore <= now
        && player.NotBefore <= now
        && (unit.Shown is null || player.Changed || _batcher.IsRefreshDue(unit, now) || _filter.Moved(unit.ExpectedError(departure)));

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
        player.LookTriedAt = now;
        _roster.LookOrder.Remove(player.LookNode);
        _roster.LookOrder.AddLast(player.LookNode);
    }
}
