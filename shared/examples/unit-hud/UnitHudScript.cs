using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using CitizenFX.Core;
using CitizenFX.Core.Native;
using Debug = CitizenFX.Core.Debug;

namespace UnitHud;

/// <summary>Tells each player on duty of his own unit when it changes. Main thread only, like every script.</summary>
public sealed class UnitHudScript : BaseScript
{
    private const string Player = "net:";
    private const string Told = "unit-hud:unit";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(30);

    private readonly UnitFeed _feed = new();
    private readonly Stopwatch _sinceLook = Stopwatch.StartNew();
    private bool _changed = true;

    /// <summary>Registers the handlers. Called by the server when the resource starts.</summary>
    public UnitHudScript()
    {
        foreach (var type in new[] { "LOGIN", "LOGOUT", "STATUS", "UPDATE", "PANIC" })
        {
            EventHandlers["sonoranpush:pushEvent:EVENT_UNIT_" + type] += new Action<string?>(OnCadChange);
        }

        EventHandlers["sonoranpush:connected"] += new Action<string?>(OnCadChange);
        EventHandlers["sonoranpush:eventsDropped"] += new Action<string?>(OnCadChange);
        EventHandlers["playerJoining"] += new Action<string?>(_ => _changed = true);
        EventHandlers["unit-hud:ready"] += new Action<string?>(OnReady);
        Tick += OnTick;
    }

    // Only the server itself has no source. Arguments that nobody needs need not be declared; the others would be objects.
    private void OnCadChange([FromSource] string? source)
    {
        if (string.IsNullOrEmpty(source))
        {
            _changed = true;
        }
    }

    // The one event here that is meant for game clients. It costs a look in a second at most, however often it comes.
    private void OnReady([FromSource] string? source)
    {
        if (source is not null && source.StartsWith(Player, StringComparison.Ordinal))
        {
            _feed.Forget(source.Substring(Player.Length));
            _changed = true;
        }
    }

    private Task OnTick()
    {
        if (_sinceLook.Elapsed >= (_changed ? Pause : Slowest))
        {
            _changed = false;
            _sinceLook.Restart();
            foreach (var change in _feed.Update(AskUnits()))
            {
                TriggerClientEvent(Players[change.Player], Told, change.Unit!);
            }
        }

        return Task.CompletedTask;
    }

    private IEnumerable<IDictionary<string, object>> AskUnits()
    {
        var filter = new Dictionary<string, object>
        {
            ["hasPlayer"] = true,
            ["fields"] = new List<object> { "id", "playerId", "status", "isPanic", "data" },
        };
        try
        {
            object? answer = API.GetResourceState("sonoranpush") == "started" ? Exports["sonoranpush"].getUnits(filter) : null;
            return (answer as IEnumerable<object>)?.OfType<IDictionary<string, object>>() ?? Enumerable.Empty<IDictionary<string, object>>();
        }
        catch (Exception exception)
        {
            // Nobody is on duty then; the next look may see more.
            Debug.WriteLine($"unit-hud: no units: {exception.Message}");
            return Enumerable.Empty<IDictionary<string, object>>();
        }
    }
}
