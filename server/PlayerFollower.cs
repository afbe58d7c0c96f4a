using System;
using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.Locations;
using SonoranPush.Locations.Postals;

namespace SonoranPush;

/// <summary>Follows the server's players: who they are, for the CAD's units, and where they are, for its live map. Tick thread
/// only.</summary>
internal sealed class PlayerFollower
{
    // Looking at players keeps to the server's own ticks; the ones that events ask for between them are for events.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    private readonly IPlayerWorld _world;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly PlayerRoll _roll;
    private readonly PostalLoader _postals;
    private long _tickedAt;

    /// <summary>Creates it; nobody is looked at before <see cref="Begin"/>.</summary>
    public PlayerFollower(IPlayerWorld world, CadState cad, ILogger log, TimeProvider time)
    {
        _world = world;
        _log = log;
        _time = time;
        _roll = new PlayerRoll(cad, world);
        _postals = new PostalLoader(log);
        cad.Links.PlayerOnDutyChanged += (playerId, onDuty) => Locations?.SetOnDuty(playerId, onDuty);
    }

    /// <summary>Unit locations; null before <see cref="Begin"/>.</summary>
    public LocationPipeline? Locations { get; private set; }

    /// <summary>Begins to look at them: two crossings.</summary>
    /// <param name="host">The server.</param>
    /// <param name="options">Whose locations are sent, and how.</param>
    /// <param name="channel">The way to the hub.</param>
    public void Begin(IScriptHost host, UnitLocationOptions options, IUnitLocationChannel channel)
    {
        _postals.Begin(host, options.PostalResource);
        Locations = new LocationPipeline(options, channel, _world, new UnitLocationLog(_log), _time);
    }

    /// <summary>A player has joined.</summary>
    public void Joined(string playerId)
    {
        _roll.Join(playerId);
        Locations?.PlayerJoined(playerId);
    }

    /// <summary>A player has left. Its units go off duty first: the locations would take that for a return.</summary>
    public void Dropped(string playerId)
    {
        _roll.Leave(playerId);
        Locations?.PlayerLeft(playerId);
    }

    /// <summary>Looks at some of them. Never throws: whatever is wrong with locations, push events are raised.</summary>
    /// <param name="allowed">Crossings that may be spent.</param>
    /// <returns>Crossings that were spent.</returns>
    public int Tick(int allowed)
    {
        var now = _time.GetTimestamp();
        if (Locations is null || _time.GetElapsedTime(_tickedAt, now) < Interval)
        {
            return 0;
        }

        _tickedAt = now;
        try
        {
            _postals.HandOver(Locations.UsePostals);
            var spent = _roll.Tick();
            return spent + Locations.Tick(allowed - spent);
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "unit locations", exception);
            return allowed;
        }
    }
}
