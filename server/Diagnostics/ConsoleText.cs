namespace SonoranPush.Diagnostics;

/// <summary>Cleans external text for one console line: removes control and formatting characters and the console's colour codes
/// (<c>^1</c>), and limits the length. Formats values with the invariant culture. Any thread.</summary>
internal static class ConsoleText
{
    /// <summary>Most characters of an external error message within a log line.</summary>
    public const int MaxErrorLength = 300;

    private const string Cut = "...";

    /// <summary>Formats with the invariant culture.</summary>
    public static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    /// <summary>Cleans an error message of the hub, the system or a library.</summary>
    public static string CleanError(string text) => Clean(text, MaxErrorLength);

    /// <summary>Cleans a text.</summary>
    /// <param name="text">The text; null is an empty one.</param>
    /// <param name="most">Maximum length of the result; 3 or more.</param>
    public static string Clean(string? text, int most)
    {
        if (text is null || (text.Length <= most && IsClean(text)))
        {
            return text ?? string.Empty;
        }

        var clean = new StringBuilder();
        for (var i = 0; i < text.Length && clean.Length <= most; i++)
        {
            // A surrogate pair stays together; a lone surrogate is removed.
            var width = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (width == 2 || IsShown(text[i]))
            {
                clean.Append(text, i, width);
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                clean.Append(' ');
            }

            i += width - 1;
        }

        return clean.Length <= most ? clean.ToString() : Shorten(clean, most);
    }

    private static string Shorten(StringBuilder clean, int most)
    {
        clean.Length = most - Cut.Length;
        if (clean.Length > 0 && char.IsHighSurrogate(clean[clean.Length - 1]))
        {
            clean.Length--;
        }

        return clean.Append(Cut).ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var letter in text)
        {
            if (!IsShown(letter))
            {
                return false;
            }
        }

        return true;
    }

    // A lone caret is harmless, but concatenation could form a colour code, so it is removed.
    private static bool IsShown(char letter) => letter != '^' && CharUnicodeInfo.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
