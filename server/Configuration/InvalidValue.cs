using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SonoranPush.Configuration;

/// <summary>Describes a value that is not allowed. It may be the API key in the wrong place, so a value is repeated only if it cannot be a
/// secret. Any thread.</summary>
internal static class InvalidValue
{
    private const int MaxItems = 3;
    private const int MaxNumberLength = 20;
    private const int MaxWordLength = 12;
    private const int MaxNameLength = 32;
    private const int MaxAddressLength = 100;
    private const int ShortestKey = 16;

    /// <summary>Describes the items of a list that are no numbers; the text follows the setting's name.</summary>
    /// <param name="items">The items, at least one.</param>
    /// <param name="key">The API key, which is not shown; null while there is none.</param>
    public static string OfItems(IReadOnlyList<string> items, ApiKey? key)
    {
        var secret = items.FirstOrDefault(item => (item.Length > MaxWordLength && !IsOfNumbers(item)) || key?.Matches(item) == true);
        return secret is not null ? Hidden(secret) : "is " + string.Join(" and ", items.Take(MaxItems).Select(item => $"\"{item}\""));
    }

    /// <summary>Describes a text that may be the key; the text follows the setting's name.</summary>
    public static string Hidden(string text) => Describe(text, isShown: false);

    /// <summary>Describes a text where a fixed word is expected.</summary>
    public static string OfWord(string text) => Describe(text, IsWord(text));

    /// <summary>Describes a text where an address is expected; only its scheme and host are shown.</summary>
    public static string OfAddress(string text)
    {
        if (!text.Contains("://") || text.Length > MaxAddressLength || !Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return Hidden(text);
        }

        return LooksLikeKey(url.Host) ? Hidden(url.Host) : Describe($"{url.Scheme}://{url.Authority}", isShown: true);
    }

    /// <summary>Describes a value of config.json.</summary>
    public static string Of(JToken value) => value switch
    {
        JArray => "is an array",
        JContainer => "is an object",
        JValue { Value: string text } => Describe(text, IsWord(text) || IsOfNumbers(text)),
        JValue { Type: JTokenType.Null } => "is null",
        JValue { Type: JTokenType.Boolean or JTokenType.Integer or JTokenType.Float } => OfLiteral(value.ToString(Formatting.None)),
        _ => Hidden(string.Empty),
    };

    /// <summary>Returns true if an unknown name may be shown: names consist of letters, keys do not.</summary>
    public static bool IsName(string text) => text.Length <= MaxNameLength && text.All(letter => char.IsLetter(letter) || letter == '_');

    /// <summary>Describes a hidden value.</summary>
    public static string Unshown(string text) => LooksLikeKey(text)
        ? $"is not shown: it looks like an API key, which belongs into {ConvarReader.ApiKeyName}"
        : "is not shown: it may be secret";

    private static string OfLiteral(string text) => text.Length <= MaxNumberLength ? "is " + text : Hidden(text);

    private static string Describe(string text, bool isShown) => isShown ? $"is \"{text}\"" : $"has a value that {Unshown(text)}";

    private static bool IsOfNumbers(string text) =>
        text.Length <= MaxNumberLength && text.All(letter => letter is (>= '0' and <= '9') or ' ' or ',' or ';' or '.' or '+' or '-');

    private static bool IsWord(string text) => text.Length <= MaxWordLength && text.All(char.IsLetter);

    private static bool LooksLikeKey(string text) =>
        text.Length >= ShortestKey && text.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_') && text.Any(char.IsDigit);
}
