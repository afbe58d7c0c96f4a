using SonoranPush.Contracts;
using SonoranPush.Locations.Input;
using SonoranPush.Locations.Postals;

namespace SonoranPush.Locations;

/// <summary>Describes a place in words: the text that a resource set for the player, the nearest postal code, or both; else the
/// coordinates. Location loop only.</summary>
internal sealed class PlaceNames
{
    private const double SamePlace = 2;

    /// <summary>The installed postal codes, or null.</summary>
    public PostalMap? Postals { get; set; }

    /// <summary>The text for a player's place. Never empty.</summary>
    public string Name(TrackedPlayer player, in Coordinates place)
    {
        // The text is kept while the player does not move, even on the border of two codes.
        if (player.PlaceText is not { } known || MovementFilter.Distance(known.Place, place) > SamePlace)
        {
            player.PlaceText = known = (Name(place, player.Text), place);
        }

        return known.Text;
    }

    private string Name(in Coordinates place, string? text)
    {
        var postal = Postals?.Nearest(place.X, place.Y);
        return (postal, text) switch
        {
            (null, null) => string.Format(CultureInfo.InvariantCulture, "X {0:0} Y {1:0}", Math.Round(place.X), Math.Round(place.Y)),
            (null, _) => text,
            (_, null) => "Postal " + postal,
            _ => LocationTextCleaner.Shorten($"[{postal}] {text}"),
        };
    }
}
