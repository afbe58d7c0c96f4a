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
    private const string Cad = "sonoranpush";
    private const string Player = "net:";
    private const string PlayerWhoLeft = "internal-net:";
    private const int UnitsPerLook = 5;
    private const int MostWaiting = 500;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenFullLooks = TimeSpan.FromSeconds(5);

    // Which unit a player has SonoranPush finds out one player after the other, when they join and when it starts, and tells nobody.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly UnitFeed _feed = new();
    private readonly HashSet<long> _heard = new();
    private readonly Queue<long> _due = new();
    private readonly Stopwatch _sinceLook = Stopwatch.StartNew();
    private readonly Stopwatch _sinceFullLook = Stopwatch.StartNew();
    private bool _wantsFullLook = true;
    private bool _wantsOneSoon;

    /// <summary>Registers the handlers. Called by the server when the resource starts.</summary>
    public UnitHudScript()
    {
        foreach (var type in new[] { "LOGIN", "LOGOUT", "STATUS", "UPDATE", "PANIC" })
        {
            EventHandlers[Cad + ":pushEvent:EVENT_UNIT_" + type] += new Action<string?, object?>(OnUnitEvent);
        }

        // After a lost connection nothing is known of the time between until the snapshot.
        EventHandlers[Cad + ":snapshot"] += new Action<string?>(OnNews);
        EventHandlers["onResourceStop"] += new Action<string?>(OnNews);
        EventHandlers["playerDropped"] += new Action<string?>(OnDropped);
        EventHandlers["unit-hud:ready"] += new Action<string?>(OnReady);
        Tick += OnTick;
    }

    // Only the server itself has no source. Arguments are objects: a handler whose arguments do not fit is removed for good.
    private void OnUnitEvent([FromSource] string? source, object? data)
    {
        if (string.IsNullOrEmpty(source))
        {
            _heard.UnionWith(UnitIds.Of(data));
            _wantsFullLook |= _heard.Count + _due.Count > MostWaiting;
        }
    }

    private void OnNews([FromSource] string? source) => _wantsFullLook |= string.IsNullOrEmpty(source);

    // This source is the server's own: no game client can write it.
    private void OnDropped([FromSource] string? source)
    {
        if (source is not null && source.StartsWith(PlayerWhoLeft, StringComparison.Ordinal))
        {
            _feed.Drop(source.Substring(PlayerWhoLeft.Length));
        }
    }

    // The one event here that is meant for game clients: however often it comes, it costs a look at one unit, when its turn comes, or a
    // full look in five seconds.
    private void OnReady([FromSource] string? source)
    {
        if (source is null || !source.StartsWith(Player, StringComparison.Ordinal))
        {
            return;
        }

        if (_feed.Forget(source.Substring(Player.Length)) is { } unit)
        {
            _heard.Add(unit);
        }
        else
        {
            _wantsOneSoon = true;
        }
    }

    private Task OnTick()
    {
        if (_sinceLook.Elapsed >= BetweenLooks)
        {
            _sinceLook.Restart();
            Look();
        }

        return Task.CompletedTask;
    }

    private void Look()
    {
        var rest = _wantsOneSoon ? BetweenFullLooks : LongestRest;
        if (_wantsFullLook || _sinceFullLook.Elapsed >= rest)
        {
            _wantsFullLook = _wantsOneSoon = false;
            _sinceFullLook.Restart();
            _heard.UnionWith(_feed.Differing(AskAll()));
        }

        for (var i = 0; i < UnitsPerLook && _due.Count > 0; i++)
        {
            var unit = _due.Dequeue();
            if (_feed.Update(unit, AskOne(unit)) is { } change)
            {
                TriggerClientEvent(Players[change.Player], "unit-hud:unit", change.Unit!);
                _wantsOneSoon |= change.Unit is null; // he may have another one
            }
        }

        // What was heard just now is asked for next time: then SonoranPush is done with it.
        if (_due.Count == 0)
        {
            _heard.ToList().ForEach(_due.Enqueue);
            _heard.Clear();
        }
    }

    // Every field costs: no more than tells whether something has changed.
    private IEnumerable<IDictionary<string, object>> AskAll()
    {
        var filter = new Dictionary<string, object>
        {
            ["hasPlayer"] = true,
            ["fields"] = new List<object> { "id", "playerId", "status", "isPanic" },
        };
        return (Ask(exports => exports.getUnits(filter)) as IEnumerable<object>)?.OfType<IDictionary<string, object>>()
            ?? Enumerable.Empty<IDictionary<string, object>>();
    }

    private IDictionary<string, object>? AskOne(long unit) => Ask(exports => exports.getUnit(unit)) as IDictionary<string, object>;

    private object? Ask(Func<dynamic, object?> question)
    {
        try
        {
            return API.GetResourceState(Cad) == "started" ? question(Exports[Cad]) : null;
        }
        catch (Exception exception)
        {
            // As if nobody were on duty; the next full look may see more.
            Debug.WriteLine($"unit-hud: no answer: {exception.Message}");
            return null;
        }
    }
}
