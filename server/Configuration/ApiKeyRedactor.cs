using System.Net;
using Newtonsoft.Json;
using SonoranPush.Diagnostics;

namespace SonoranPush.Configuration;

/// <summary>Masks one key in texts, in any case and in these forms: plain, URL-encoded, escaped for JSON, in Base64, and each of them as
/// the console shows it. Any thread.</summary>
internal sealed class ApiKeyRedactor
{
    /// <summary>A key of at least this length is masked anywhere. A shorter one could be part of an ordinary word, so it is masked only
    /// where no letter or digit is next to it. The CAD's own keys are longer.</summary>
    public const int ShortestAnywhere = 8;

    // A shortened text may end within the key. The remainder is masked if it has this length, for keys of at least twice the length.
    private const int ShortestBeginning = 8;

    private const string Mask = "***";

    private readonly string _key;
    private readonly IReadOnlyList<string> _spellings;

    public ApiKeyRedactor(string key)
    {
        _key = key;
        var url = WebUtility.UrlEncode(key);
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).TrimEnd('=');
        var spellings = new[]
        {
            key, url, url.Replace("+", "%20"), JsonText(key), CautiousJsonText(key), base64, base64.Replace('+', '-').Replace('/', '_'),
        };

        // The longest form first, so that no part of it remains.
        _spellings = spellings.Concat(spellings.Select(text => ConsoleText.Clean(text, int.MaxValue)))
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(text => text.Length)
            .ToList();
    }

    /// <summary>The text without the key.</summary>
    public string Apply(string text)
    {
        foreach (var spelling in _spellings)
        {
            text = Hide(text, spelling);
        }

        return _key.Length >= 2 * ShortestBeginning ? HideBeginnings(text) : text;
    }

    private static string Hide(string text, string spelling)
    {
        for (var at = IndexOf(text, spelling, 0); at >= 0; at = at < text.Length ? IndexOf(text, spelling, at) : -1)
        {
            var end = at + spelling.Length;
            var glued = spelling.Length < ShortestAnywhere
                && ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end])));
            if (glued)
            {
                at++;
                continue;
            }

            text = Replace(text, at, end);
            at += Mask.Length;
        }

        return text;
    }

    // Masks a beginning of the key where the word ends: the rest was cut off.
    private string HideBeginnings(string text)
    {
        var beginning = _key.Substring(0, ShortestBeginning);
        for (var at = IndexOf(text, beginning, 0); at >= 0; at = IndexOf(text, beginning, at + 1))
        {
            var end = at + ShortestBeginning;
            while (end < text.Length && end - at < _key.Length && char.ToUpperInvariant(text[end]) == char.ToUpperInvariant(_key[end - at]))
            {
                end++;
            }

            if (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            {
                text = Replace(text, at, end);
            }
        }

        return text;
    }

    private static int IndexOf(string text, string part, int from) => text.IndexOf(part, from, StringComparison.OrdinalIgnoreCase);

    private static string Replace(string text, int from, int to) => text.Substring(0, from) + Mask + text.Substring(to);

    private static string JsonText(string key)
    {
        var quoted = JsonConvert.ToString(key);
        return quoted.Substring(1, quoted.Length - 2);
    }

    // As System.Text.Json writes it.
    private static string CautiousJsonText(string key)
    {
        var json = new StringBuilder();
        foreach (var letter in key)
        {
            var plain = letter is >= ' ' and <= '~' and not ('"' or '&' or '\'' or '+' or '<' or '>' or '`');
            json.Append(letter == '\\' ? "\\\\" : plain ? letter.ToString() : string.Format(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)letter));
        }

        return json.ToString();
    }
}
