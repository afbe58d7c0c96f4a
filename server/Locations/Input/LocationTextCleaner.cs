using SonoranPush.Contracts;

namespace SonoranPush.Locations.Input;

/// <summary>Cleans texts for the hub: removes control characters, broken surrogate pairs and surrounding white space. Any thread.</summary>
internal static class LocationTextCleaner
{
    /// <summary>Longer texts are rejected unread.</summary>
    private const int MaxRawLength = 4 * UnitLocation.MaxTextLength;

    /// <summary>Cleans a text that another resource sent.</summary>
    /// <returns>Null when it is too long, <see cref="string.Empty"/> when it has no allowed characters.</returns>
    public static string? Clean(string text)
    {
        if (text.Length > MaxRawLength)
        {
            return null;
        }

        var clean = (IsClean(text) ? text : RemoveUnfit(text)).Trim();
        return clean.Length > UnitLocation.MaxTextLength ? null : clean;
    }

    /// <summary>Shortens a clean text to the hub's limit, without splitting a surrogate pair.</summary>
    public static string Shorten(string text)
    {
        if (text.Length <= UnitLocation.MaxTextLength)
        {
            return text;
        }

        var splitsPair = char.IsHighSurrogate(text[UnitLocation.MaxTextLength - 1]);
        return text.Substring(0, UnitLocation.MaxTextLength - (splitsPair ? 1 : 0));
    }

    /// <summary>Returns true if nothing has to be removed from a text.</summary>
    public static bool IsClean(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) || char.IsSurrogate(character))
            {
                return IsFit(text);
            }
        }

        return true;
    }

    private static bool IsFit(string text)
    {
        for (var i = 0; i < text.Length; i += FitLength(text, i))
        {
            if (FitLength(text, i) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static string RemoveUnfit(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i += Math.Max(1, FitLength(text, i)))
        {
            kept.Append(text, i, FitLength(text, i));
        }

        return kept.ToString();
    }

    /// <summary>How many characters at a place belong together and may stay: 0, 1, or 2 for a surrogate pair.</summary>
    private static int FitLength(string text, int index) =>
        char.IsSurrogatePair(text, index) ? 2
        : char.IsControl(text[index]) || char.IsSurrogate(text[index]) ? 0
        : 1;
}
