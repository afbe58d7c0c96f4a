using System;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>Spends a tick's crossings where they tell most: scans coordinates of everybody in turn, looks at everybody's siren in
/// turn, and reads in detail those who are about to be sent. Tick thread only.</summary>
internal sealed class PlayerSampler
{
    /// <summary>Crossings of one tick, whatever the number of players.</summary>
    public const int MaxCrossings = 25;

    /// <summary>Scans of one tick; with 20 ticks a second everybody is scanned within 5 s up to 1,000 players.</summary>
    private const int MaxScans = 10;

    /// <summary>Looks of one tick.</summary>
    private const int MaxLooks = 2;

    /// <summary>A scan may take two crossings, because the ped may have to be read again.</summary>
    private const int ScanCrossings = 2;

    private static readonly TimeSpan ScanPeriod = TimeSpan.FromSeconds(4.9);
    private static readonly TimeSpan ScanPeriodPerPlayer = TimeSpan.FromTicks(ScanPeriod.Ticks / 1000); // FromMilliseconds rounds on Mono
    private static readonly TimeSpan SpareScanPeriod = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookPeriodPerPlayer = TimeSpan.FromMilliseconds(30);

    private readonly MeteredPlayerWorld _world;
    private readonly PlayerRoster _roster;
    private readonly BatchBuilder _batcher;
    private readonly VehicleCatalog _vehicles;
    private readonly PlayerReader _reader;
    private readonly NextBatch _next;
    private TimeSpan _lastTick;

    /// <summary>Creates a sampler.</summary>
    public PlayerSampler(
        MeteredPlayerWorld world, PlayerRoster roster, BatchBuilder batcher, MovementFilter filter, VehicleCatalog vehicles)
    {
        _world = world;
        _roster = roster;
        _batcher = batcher;
        _vehicles = vehicles;
        _reader = new PlayerReader(world, vehicles);
        _next = new NextBatch(batcher, filter);
    }

    /// <summary>The words for places.</summary>
    public PlaceNames Places { get; } = new();

    /// <summary>Spends what the meter allows.</summary>
    /// <param name="now">Now.</param>
    /// <param name="pace">How long it takes to send one unit, and to send all.</param>
    /// <param name="nextCall">When the next batch is planned to leave.</param>
    public void Sample(TimeSpan now, SendPace pace, TimeSpan nextCall)
    {
        _reader.LookLifetime = pace.Round;
        Scan(now);
        Look(now);
        _next.Choose(_roster.Tracked, now, nextCall > now ? nextCall : now, pace);
        ReadNextBatch(now, TicksUntil(nextCall, now));
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

    private void Scan(TimeSpan now)
    {
        var period = Longer(ScanPeriod, ScanPeriodPerPlayer);
        for (var i = 0; i < MaxScans && _world.Left >= ScanCrossings && _roster.Scans.Next(now, period) is { } player; i++)
        {
            Scan(player, now);
        }
    }

    private void Look(TimeSpan now)
    {
        var period = Longer(LookPeriod, LookPeriodPerPlayer);
        for (var i = 0; i < MaxLooks && _world.Left > 0 && _roster.Looks.Next(now, period) is { } player; i++)
        {
            _roster.Looks.Visit(player, now);
            player.Changed |= _reader.SeesChange(player);
        }
    }

    /// <summary>Reads an even share of the next batch in every tick until it leaves.</summary>
    private void ReadNextBatch(TimeSpan now, int ticks)
    {
        var share = (_next.Count + ticks - 1) / ticks;
        for (var rank = 0; rank < _next.Count && share > 0; rank++)
        {
            if (_world.Left >= _reader.DetailCrossings(_next[rank], now))
            {
                ReadDetail(_next[rank], now);
                share--;
            }
        }
    }

    /// <summary>With crossings to spare, those go on who were scanned longest ago. Who stands still is read in detail, as it may have
    /// turned on the spot.</summary>
    private void ReadSpare(TimeSpan now)
    {
        while (_world.Left >= ScanCrossings && _roster.Scans.Next(now, SpareScanPeriod) is { } player)
        {
            var standsStill = player.Unit!.InFlight is null && !_next.IsDue(player, now, now);
            if (standsStill && _world.Left >= _reader.DetailCrossings(player, now))
            {
                ReadDetail(player, now);
            }
            else
            {
                Scan(player, now);
            }
        }
    }

    private void Scan(TrackedPlayer player, TimeSpan now)
    {
        _roster.Scans.Visit(player, now);
        _reader.TryReadPlace(player, now, out _);
    }

    private void ReadDetail(TrackedPlayer player, TimeSpan now)
    {
        _roster.Scans.Visit(player, now);
        _roster.Looks.Visit(player, now);
        if (_reader.TryReadDetail(player, now, out var place))
        {
            player.Changed = false;
            _batcher.Post(player.Unit!, CreateRow(player, place), now);
        }
    }

    private UnitLocation CreateRow(TrackedPlayer player, in Coordinates place)
    {
        var look = player.VehicleLook ?? _vehicles.OnFoot;
        return new UnitLocation(player.Unit!.Target, Places.Name(player, place))
        {
            Coordinates = place,
            Vehicle = player.Siren ? look.Lit : look.Dark,
        };
    }

    private TimeSpan Longer(TimeSpan period, TimeSpan perPlayer)
    {
        var grown = TimeSpan.FromTicks(perPlayer.Ticks * _roster.Tracked.Count);
        return grown > period ? grown : period;
    }

    private int TicksUntil(TimeSpan call, TimeSpan now)
    {
        var tick = now - _lastTick;
        _lastTick = now;
        return tick > TimeSpan.Zero && call > now ? 1 + (int)((call - now).Ticks / tick.Ticks) : 1;
    }
}
