using System.Collections.Generic;
using System.Globalization;

namespace UnitHud;

/// <summary>What a player has to be told.</summary>
internal readonly struct UnitChange
{
    public UnitChange(string player, Dictionary<string, object>? unit)
    {
        Player = int.Parse(player, CultureInfo.InvariantCulture);
        Unit = unit;
    }

    /// <summary>Whom.</summary>
    public int Player { get; }

    /// <summary>number, status and isPanic; null when he has no unit any more.</summary>
    public Dictionary<string, object>? Unit { get; }
}
