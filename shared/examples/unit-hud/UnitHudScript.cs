using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using CitizenFX.Core;
using Unit = System.Collections.Generic.IDictionary<string, object>;

namespace UnitHud;

/// <summary>Sends each player on duty what they see of their own unit, when it changes. Main thread only, like every script.</summary>
public sealed class UnitHudScript : BaseScript
{
    private static readonly string[] Statuses = { "Unavailable", "Busy", "Available", "En route", "On scene" };

    private readonly SortedDictionary<long, Unit> _units = new(); // by id, as getUnits answers them
    private readonly Dictionary<string, (long Unit, string View)> _shown = new();
    private readonly HashSet<string> _loading = new(); // players whose game has not asked for its unit yet

    /// <summary>Registers the handlers. Called by the server when the resource starts.</summary>
    public UnitHudScript()
    {
        OnServer("sonoranpush:unitChanged", unit => Change((Unit)unit!));
        OnServer("sonoranpush:unitRemoved", unit => Remove(Id((Unit)unit!)));
        OnServer("onResourceStop", name => (name is "sonoranpush" ? _units.Keys.ToList() : new List<long>()).ForEach(Remove));
        OnPlayer("playerJoining", "internal-net:", player => _loading.Add(player));
        OnPlayer("playerDropped", "internal-net:", player => _shown.Remove(player));
        OnPlayer("unit-hud:ready", "net:", player =>
        {
            _loading.Remove(player);
            _shown.Remove(player);
            Show(player);
        });
        Tick += Start;
    }

    private static long Id(Unit unit) => Convert.ToInt64(unit["id"], CultureInfo.InvariantCulture);

    private static string Text(Unit unit, string field)
    {
        var text = unit.TryGetValue(field, out var value) && value is IConvertible plain ? plain.ToString(CultureInfo.InvariantCulture) : string.Empty;
        return text.Length <= 40 ? text : text.Substring(0, 40);
    }

    // Any game client can trigger every event that a C# script handles; only the server has no source. Arguments are objects: a handler whose
    // arguments do not fit is removed for good.
    private void OnServer(string name, Action<object?> handle) => EventHandlers[name] += new Action<string?, object?>(([FromSource] source, argument) =>
    {
        if (string.IsNullOrEmpty(source)) handle(argument);
    });

    private void OnPlayer(string name, string prefix, Action<string> handle) => EventHandlers[name] += new Action<string?>(([FromSource] source) =>
    {
        if (source is not null && source.StartsWith(prefix, StringComparison.Ordinal)) handle(source.Substring(prefix.Length));
    });

    private Task Start()
    {
        Tick -= Start;
        ((IEnumerable<object>)Exports["sonoranpush"].getUnits()).Cast<Unit>().ToList().ForEach(Change);
        return Task.CompletedTask;
    }

    private void Change(Unit unit)
    {
        if (_units.TryGetValue(Id(unit), out var before) && Text(before, "playerId") != Text(unit, "playerId")) Remove(Id(unit));

        _units[Id(unit)] = unit;
        Show(Text(unit, "playerId"));
    }

    private void Remove(long id)
    {
        _units.Remove(id);
        foreach (var player in _shown.Where(shown => shown.Value.Unit == id).Select(shown => shown.Key).ToList())
        {
            _shown.Remove(player);
            TriggerClientEvent(Players[int.Parse(player, CultureInfo.InvariantCulture)], "unit-hud:unit", new object[] { null! });
            Show(player);
        }
    }

    // A player with two units sees the one that was shown first.
    private void Show(string player)
    {
        var isShown = _shown.TryGetValue(player, out var shown);
        var unit = isShown ? _units[shown.Unit] : _units.Values.FirstOrDefault(unit => Text(unit, "playerId") == player);
        if (unit is null || player.Length == 0 || _loading.Contains(player)) return;

        var status = int.TryParse(Text(unit, "status"), out var index) && index >= 0 && index < Statuses.Length ? Statuses[index] : Text(unit, "status");
        var view = new Dictionary<string, object> { ["number"] = Text((Unit)unit["data"], "unitNum"), ["status"] = status, ["isPanic"] = Text(unit, "isPanic") == "True" };
        var text = string.Join("|", view.Values);
        if (text != shown.View)
        {
            _shown[player] = (Id(unit), text);
            TriggerClientEvent(Players[int.Parse(player, CultureInfo.InvariantCulture)], "unit-hud:unit", view);
        }
    }
}
