using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UnitHud;

/// <summary>Remembers what each player was told, and says what is new.</summary>
internal sealed class UnitFeed
{
    private static readonly string[] Statuses = { "Unavailable", "Busy", "Available", "En route", "On scene" };

    private readonly Dictionary<string, Told> _told = new(StringComparer.Ordinal);

    /// <summary>This player has to be told again; answers the unit that he was told of, or null.</summary>
    public long? Forget(string player)
    {
        if (!_told.TryGetValue(player, out var told))
        {
            return null;
        }

        _told[player] = new Told(told.Unit, string.Empty, string.Empty);
        return told.Unit;
    }

    /// <summary>This player has left.</summary>
    public void Drop(string player) => _told.Remove(player);

    /// <summary>The units that are not as they were told, or not there any more.</summary>
    /// <param name="units">All units with players: id, playerId, status, isPanic.</param>
    public List<long> Differing(IEnumerable<IDictionary<string, object>> units)
    {
        var differing = new List<long>();
        var seen = new HashSet<long>();
        foreach (var unit in units)
        {
            var id = UnitIds.Id(UnitIds.Field(unit, "id"));
            seen.Add(id);
            if (!_told.TryGetValue(Text(unit, "playerId"), out var told) || (told.Unit == id && told.State != State(unit)))
            {
                differing.Add(id);
            }
        }

        differing.AddRange(_told.Values.Select(told => told.Unit).Where(unit => !seen.Contains(unit)));
        return differing;
    }

    /// <summary>Compares what is true of a unit now with what was told.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="unit">The unit, or null when it is not on duty any more.</param>
    /// <returns>What its player has to be told, or null.</returns>
    public UnitChange? Update(long id, IDictionary<string, object>? unit)
    {
        var player = unit is null ? string.Empty : Text(unit, "playerId");
        if (player.Length == 0)
        {
            return Leave(id);
        }

        // A player with two units sees the first.
        var now = new Told(id, State(unit!), Shorten(Text(UnitIds.Field(unit, "data") as IDictionary<string, object>, "unitNum")));
        if (_told.TryGetValue(player, out var told) && (told.Unit != id || told.Equals(now)))
        {
            return null;
        }

        _told[player] = now;
        return new UnitChange(player, new Dictionary<string, object>
        {
            ["number"] = now.Number,
            ["status"] = StatusText(Text(unit, "status")),
            ["isPanic"] = Text(unit, "isPanic") == bool.TrueString,
        });
    }

    private UnitChange? Leave(long unit)
    {
        var player = _told.FirstOrDefault(entry => entry.Value.Unit == unit).Key;
        return player is not null && _told.Remove(player) ? new UnitChange(player, null) : null;
    }

    private static string State(IDictionary<string, object> unit) => Text(unit, "status") + "|" + Text(unit, "isPanic");

    // Communities have statuses of their own beyond the five.
    private static string StatusText(string status) =>
        int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Statuses.Length ? Statuses[number] : Shorten(status);

    private static string Text(IDictionary<string, object>? table, string field) =>
        UnitIds.Field(table, field) is IConvertible plain ? plain.ToString(CultureInfo.InvariantCulture) : string.Empty;

    private static string Shorten(string text) => text.Length <= 40 ? text : text.Substring(0, 40);

    private readonly struct Told : IEquatable<Told>
    {
        public Told(long unit, string state, string number)
        {
            Unit = unit;
            State = state;
            Number = number;
        }

        public long Unit { get; }

        public string State { get; }

        public string Number { get; }

        public bool Equals(Told other) => Unit == other.Unit && State == other.State && Number == other.Number;

        public override bool Equals(object? other) => other is Told told && Equals(told);

        public override int GetHashCode() => Unit.GetHashCode();
    }
}
