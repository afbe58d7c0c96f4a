using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UnitHud;

/// <summary>What a player has to be told.</summary>
internal readonly struct UnitChange
{
    public UnitChange(int player, Dictionary<string, object>? unit)
    {
        Player = player;
        Unit = unit;
    }

    /// <summary>Whom.</summary>
    public int Player { get; }

    /// <summary>number, status and isPanic; null when he has no unit any more.</summary>
    public Dictionary<string, object>? Unit { get; }
}

/// <summary>Remembers what each player was told, and says what is new.</summary>
internal sealed class UnitFeed
{
    private static readonly string[] Statuses = { "Unavailable", "Busy", "Available", "En route", "On scene" };

    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <summary>This player has to be told again.</summary>
    public void Forget(string player) => _told.Remove(player);

    /// <summary>Compares what is true now with what was told.</summary>
    public List<UnitChange> Update(IEnumerable<IDictionary<string, object>> units)
    {
        var changes = new List<UnitChange>();
        var onDuty = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            // A player with two units sees the first.
            if (Text(unit, "playerId") is { Length: > 0 } player && onDuty.Add(player))
            {
                Compare(player, Describe(unit), changes);
            }
        }

        foreach (var player in _told.Keys.Where(player => !onDuty.Contains(player)).ToList())
        {
            Forget(player);
            changes.Add(new UnitChange(Number(player), null));
        }

        return changes;
    }

    private void Compare(string player, Dictionary<string, object> unit, List<UnitChange> changes)
    {
        var description = string.Join("|", unit.Values);
        if (!_told.TryGetValue(player, out var told) || told != description)
        {
            _told[player] = description;
            changes.Add(new UnitChange(Number(player), unit));
        }
    }

    private static Dictionary<string, object> Describe(IDictionary<string, object> unit)
    {
        var data = unit.TryGetValue("data", out var value) ? value as IDictionary<string, object> : null;
        return new Dictionary<string, object>
        {
            ["number"] = Shorten(Text(data, "unitNum")),
            ["status"] = StatusText(Text(unit, "status")),
            ["isPanic"] = Text(unit, "isPanic") == bool.TrueString,
        };
    }

    // Communities have statuses of their own beyond the five.
    private static string StatusText(string status) =>
        int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Statuses.Length ? Statuses[number] : status;

    // What the CAD sends was typed by people: any type, any length. Integers come in whatever width, so nothing is cast.
    private static string Text(IDictionary<string, object>? table, string field) =>
        table is not null && table.TryGetValue(field, out var value) && value is IConvertible plain ? plain.ToString(CultureInfo.InvariantCulture) : string.Empty;

    private static string Shorten(string text) => text.Length <= 40 ? text : text.Substring(0, 40);

    private static int Number(string player) => int.Parse(player, CultureInfo.InvariantCulture);
}
