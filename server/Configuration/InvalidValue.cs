using System;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SonoranPush.Configuration;

/// <summary>What may be shown of a value that is not allowed. It may be the API key in the wrong place, where nobody can know it as such:
/// so a value is repeated only where it can be nothing secret. Any thread.</summary>
internal static class InvalidValue
{
    private const int MaxNumberLength = 20;
    private const int MaxWordLength = 12;
    private const int MaxNameLength = 32;
    private const int MaxAddressLength = 100;
    private const int ShortestKey = 16;

    /// <summary>A text that stands where numbers should, in words that follow its name.</summary>
    public static string OfNumbers(string text) => Describe(text, IsOfNumbers(text));

    /// <summary>A text that stands where a certain word should.</summary>
    public static string OfWord(string text) => Describe(text, IsWord(text));

    /// <summary>A text that stands where an address should; no more of it than names the other side.</summary>
    public static string OfAddress(string text)
    {
        if (!text.Contains("://") || text.Length > MaxAddressLength || !Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return Describe(text, isShown: false);
        }

        return LooksLikeKey(url.Host) ? Describe(url.Host, isShown: false) : Describe($"{url.Scheme}://{url.Authority}", isShown: true);
    }

    /// <summary>A value of config.json.</summary>
    public static string Of(JToken value) => value switch
    {
        JArray => "is an array",
        JContainer => "is an object",
        JValue { Value: string text } => Describe(text, IsWord(text) || IsOfNumbers(text)),
        JValue { Type: JTokenType.Null } => "is null",
        JValue { Type: JTokenType.Boolean or JTokenType.Integer or JTokenType.Float } => OfLiteral(value.ToString(Formatting.None)),
        _ => Describe(string.Empty, isShown: false),
    };

    /// <summary>May a name that nobody knows be shown? Names are made of letters, keys are not.</summary>
    public static bool IsName(string text) => text.Length <= MaxNameLength && text.All(letter => char.IsLetter(letter) || letter == '_');

    /// <summary>Why it is not shown.</summary>
    public static string Unshown(string text) => LooksLikeKey(text)
        ? $"is not shown: it looks like an API key, which belongs into {ConvarReader.ApiKeyName}"
        : "is not shown: it may be secret";

    private static string OfLiteral(string text) => text.Length <= MaxNumberLength ? "is " + text : Describe(text, isShown: false);

    private static string Describe(string text, bool isShown) => isShown ? $"is \"{text}\"" : $"has a value that {Unshown(text)}";

    private static bool IsOfNumbers(string text) =>
        text.Length <= MaxNumberLength && text.All(letter => letter is (>= '0' and <= '9') or ' ' or ',' or ';' or '.' or '+' or '-');

    private static bool IsWord(string text) => text.Length <= MaxWordLength && text.All(char.IsLetter);

    private static bool LooksLikeKey(string text) =>
        text.Length >= ShortestKey && text.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_') && text.Any(char.IsDigit);
}
