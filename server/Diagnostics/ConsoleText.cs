using System.Globalization;
using System.Text;

namespace SonoranPush.Diagnostics;

/// <summary>Makes a text from outside fit for one console line: without control characters, without what turns or hides letters,
/// without the console's colour codes (<c>^1</c>), and not longer than there is room; and puts values into texts. Any thread.</summary>
internal static class ConsoleText
{
    /// <summary>Most characters of what somebody else says of an error: it stands among words of ours.</summary>
    public const int MaxErrorLength = 300;

    private const string Cut = "...";

    /// <summary>Puts values into a text, the same on every machine.</summary>
    public static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    /// <summary>Cleans what somebody else says of an error: the hub, the system, a library.</summary>
    public static string CleanError(string text) => Clean(text, MaxErrorLength);

    /// <summary>Cleans a text.</summary>
    /// <param name="text">The text; null is an empty one.</param>
    /// <param name="most">Characters that the result has at most; 3 or more.</param>
    public static string Clean(string? text, int most)
    {
        if (text is null || (text.Length <= most && IsClean(text)))
        {
            return text ?? string.Empty;
        }

        var clean = new StringBuilder();
        for (var i = 0; i < text.Length && clean.Length <= most; i++)
        {
            // A pair stays together, half of one goes.
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

    // A lone caret is harmless, but two texts may meet; nobody misses it.
    private static bool IsShown(char letter) => letter != '^' && CharUnicodeInfo.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
