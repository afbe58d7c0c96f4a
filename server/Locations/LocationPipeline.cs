using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SonoranPush.Contracts;
using SonoranPush.Hosting;
using SonoranPush.Locations.Postals;

namespace SonoranPush.Locations;

/// <summary>The outbound half: takes locations from players and from other resources and keeps the CAD's live map as right as the
/// hub's limits allow. The composition root calls <see cref="Tick"/> once a tick and hands over what happens between. Tick
/// thread only.</summary>
internal sealed class LocationPipeline
{
    private readonly UnitLocationOptions _options;
    private readonly IUnitLocationChannel _channel;
    private readonly IUnitLocationLog _log;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly MeteredPlayerWorld _world;
    private readonly TrackedUnitTable _ledger;
    private readonly BatchBuilder _batcher;
    private readonly LocationSender _sender;
    private readonly PlayerRoster _roster;
    private readonly PlayerSampler _sampler;
    private bool _wasReady;
    private bool? _positionsKnown;

    /// <summary>Creates a feed that has heard of nobody.</summary>
    public LocationPipeline(
        UnitLocationOptions options, IUnitLocationChannel channel, IPlayerWorld world, IUnitLocationLog log, TimeProvider time)
    {
        _options = options;
        _channel = channel;
        _log = log;
        _time = time;
        _origin = time.GetTimestamp();
        var filter = new MovementFilter(options.MinMovement, options.MinTurn);
        _world = new MeteredPlayerWorld(world);
        _ledger = new TrackedUnitTable(options.UnitLimit);
        _batcher = new BatchBuilder(_ledger, filter, options.RefreshInterval);
        _sender = new LocationSender(channel, log, _batcher, () => Now);
        _roster = new PlayerRoster(options, _ledger, _batcher, log);
        _sampler = new PlayerSampler(_world, _roster, _batcher, filter, new VehicleCatalog(options));
    }

    /// <summary>Does one tick's work.</summary>
    /// <param name="crossingsAllowed">Crossings that may be spent; never more than 25 are. With fewer than 11 nobody new is
    /// identified.</param>
    /// <returns>Crossings that were spent.</returns>
    public int Tick(int crossingsAllowed)
    {
        var now = Now;
        var allowed = Math.Max(0, Math.Min(crossingsAllowed, PlayerSampler.MaxCrossings));
        _world.Left = allowed;
        _sender.Poll(now);
        if (CanSeePlayers())
        {
            _roster.Identify(_world, now);
            SamplePlayers(now);
        }

        // Looking at players takes a while: the window counts from when the call really starts.
        _sender.Send(Now, Pace);
        return allowed - _world.Left;
    }

    /// <summary>A player has joined; its identifiers can be read.</summary>
    public void PlayerJoined(string playerId) => _roster.Join(playerId);

    /// <summary>A player has left: nothing of it is sent any more, and a return is sent at once.</summary>
    public void PlayerLeft(string playerId) => _roster.Leave(playerId);

    /// <summary>A player has an active unit in the CAD, or has none any more.</summary>
    public void SetOnDuty(string playerId, bool onDuty) => _roster.SetOnDuty(playerId, onDuty, Now);

    /// <summary>The id by which the CAD knows a player, or null while it is not known.</summary>
    public string? FindIdentity(string playerId) => _roster.Find(playerId)?.Identity;

    /// <summary>Uses these postal codes from now on; null for none.</summary>
    public void UsePostals(PostalMap? postals) => _sampler.Places.Postals = postals;

    /// <summary>Export <c>sendUnitLocation</c>: takes one row.</summary>
    /// <param name="update">The table that the other resource sent.</param>
    /// <returns>Null when it was taken, else the reason why not.</returns>
    public string? Post(object? update)
    {
        var refusal = UnitLocationReader.Read(update, out var reason) is not { } row ? reason
            : _batcher.Post(row, Now) ? null
            : "too many units at once";
        _sender.Counters.RowsRefused += refusal is null ? 0 : 1;
        return refusal;
    }

    /// <summary>Export <c>sendUnitLocations</c>: takes the good ones of many rows. The bad ones are counted and logged.</summary>
    /// <param name="updates">An array of tables, or a table whose values are.</param>
    /// <returns>How many were taken.</returns>
    public int PostMany(object? updates)
    {
        var (taken, refused, first) = UnitLocationRows.Visit(updates, Post);
        if (refused > 0)
        {
            _log.RowsRefused(refused, first!);
        }

        return taken;
    }

    /// <summary>Export <c>setPlayerLocation</c>: the location text of a tracked player from now on.</summary>
    /// <param name="playerId">The server's id, as number or text.</param>
    /// <param name="text">The text; blank is the same as <see cref="ClearPlayerLocation"/>.</param>
    /// <returns>Null when it was taken, else the reason why not.</returns>
    public string? SetPlayerLocation(object? playerId, object? text)
    {
        if (FindPlayer(playerId) is not { } player)
        {
            return "player: not connected";
        }

        if (text is not string raw || LocationTextCleaner.Clean(raw) is not { } clean)
        {
            return "location: not a text of at most 255 characters";
        }

        player.SetText(clean.Length == 0 ? null : clean);
        return null;
    }

    /// <summary>Export <c>clearPlayerLocation</c>: back to postal code or coordinates.</summary>
    /// <returns>False when the player is not connected.</returns>
    public bool ClearPlayerLocation(object? playerId)
    {
        var player = FindPlayer(playerId);
        player?.SetText(null);
        return player is not null;
    }

    /// <summary>What the status command shows.</summary>
    public UnitLocationStatus ReadStatus() => new()
    {
        PlayersTracked = _roster.Tracked.Count,
        UnitsKnown = _ledger.Count,
        RowsPending = _batcher.PendingCount,
        RowsSent = _sender.Counters.RowsSent,
        RowsRefused = _sender.Counters.RowsRefused,
        CallsRefused = _sender.Counters.CallsRefused,
        CallsFailed = _sender.Counters.CallsFailed,
        SendInterval = _sender.Interval,
        RoundTime = Pace.Round,
    };

    /// <summary>Every unit of which something is known, tracked players first.</summary>
    public IEnumerable<UnitLocationEntry> List() =>
        _roster.Tracked.Select(player => Describe(player.Unit!, player.Id))
            .Concat(_ledger.Units.Where(unit => unit.Players == 0).Select(unit => Describe(unit, null)));

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    private SendPace Pace => new(_sender.Interval, _roster.Tracked.Count + _batcher.PendingCount, _sender.RowLimit);

    private UnitLocationEntry Describe(TrackedUnit unit, string? playerId) =>
        new(unit.Target, playerId, unit.Shown, unit.Shown is null ? TimeSpan.Zero : Now - unit.ShownAt, unit.Pending is not null);

    private bool CanSeePlayers()
    {
        if (_options.Track == PlayerTracking.Off)
        {
            return false;
        }

        if (_positionsKnown is null && _world.Left > 0)
        {
            _positionsKnown = _world.KnowsPositions();
            if (_positionsKnown is false)
            {
                _log.PositionsUnknown();
            }
        }

        return _positionsKnown is true;
    }

    /// <summary>While nothing can be sent nobody is looked at: the first rows after a reconnect are read then.</summary>
    private void SamplePlayers(TimeSpan now)
    {
        var isReady = _channel.IsReady;
        if (isReady)
        {
            _sampler.Sample(now, Pace, _sender.NextCall);
        }
        else if (_wasReady)
        {
            _sampler.Withdraw();
        }

        _wasReady = isReady;
    }

    private TrackedPlayer? FindPlayer(object? playerId) =>
        playerId is string text ? _roster.Find(text)
        : PlainValue.TryPositiveInteger(playerId, out var number) ? _roster.Find(number.ToString(CultureInfo.InvariantCulture))
        : null;
}
