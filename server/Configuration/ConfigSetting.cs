using Newtonsoft.Json.Linq;

namespace SonoranPush.Configuration;

/// <summary>One key of config.json: its path, allowed values, and target option. Any thread.</summary>
internal sealed class ConfigSetting
{
    private readonly Func<JToken, PushOptions, bool> _tryApply;

    private ConfigSetting(string path, string allowed, Func<JToken, PushOptions, bool> tryApply)
    {
        Path = path;
        Allowed = allowed;
        _tryApply = tryApply;
    }

    /// <summary>Section and name, joined by a dot.</summary>
    public string Path { get; }

    /// <summary>The allowed values, in words.</summary>
    public string Allowed { get; }

    /// <summary>A key that is true or false.</summary>
    public static ConfigSetting Flag(string path, Action<PushOptions, bool> apply) => new(path, "true or false", (token, options) =>
    {
        if (token.Type != JTokenType.Boolean)
        {
            return false;
        }

        apply(options, (bool)token);
        return true;
    });

    /// <summary>A key that is a whole number within bounds.</summary>
    public static ConfigSetting Integer(string path, long least, long most, Action<PushOptions, long> apply) => new(
        path,
        string.Format(CultureInfo.InvariantCulture, "a whole number from {0} to {1}", least, most),
        (token, options) =>
        {
            if (token is not JValue { Type: JTokenType.Integer, Value: long number } || number < least || number > most)
            {
                return false;
            }

            apply(options, number);
            return true;
        });

    /// <summary>A key that is a number within bounds.</summary>
    public static ConfigSetting Number(string path, double least, double most, Action<PushOptions, double> apply) => new(
        path,
        string.Format(CultureInfo.InvariantCulture, "a number from {0} to {1}", least, most),
        (token, options) =>
        {
            if (token.Type is not (JTokenType.Integer or JTokenType.Float) || token is JValue { Value: System.Numerics.BigInteger })
            {
                return false;
            }

            var number = (double)token;
            if (!(number >= least && number <= most))
            {
                return false;
            }

            apply(options, number);
            return true;
        });

    /// <summary>A key with a fixed set of values.</summary>
    public static ConfigSetting Choice(string path, string[] words, Action<PushOptions, string> apply) => new(
        path,
        "one of \"" + string.Join("\", \"", words) + "\"",
        (token, options) =>
        {
            if (token.Type != JTokenType.String || Array.IndexOf(words, (string?)token) < 0)
            {
                return false;
            }

            apply(options, (string)token!);
            return true;
        });

    /// <summary>A key that is a text.</summary>
    public static ConfigSetting Text(string path, int maxLength, Action<PushOptions, string> apply) => new(
        path,
        string.Format(CultureInfo.InvariantCulture, "a text of at most {0} characters", maxLength),
        (token, options) =>
        {
            if (token is not JValue { Type: JTokenType.String, Value: string text } || text.Length > maxLength)
            {
                return false;
            }

            apply(options, text);
            return true;
        });

    /// <summary>A key that is an array of texts or whole numbers.</summary>
    public static ConfigSetting Names(string path, int most, Action<PushOptions, IReadOnlyCollection<string>> apply) => new(
        path,
        string.Format(CultureInfo.InvariantCulture, "an array of at most {0} names or whole numbers", most),
        (token, options) =>
        {
            if (token is not JArray array || array.Count > most || array.Any(entry => entry.Type is not (JTokenType.String or JTokenType.Integer)))
            {
                return false;
            }

            apply(options, array.Select(entry => (string)entry!).ToList());
            return true;
        });

    /// <summary>Parses a value and stores it in the options.</summary>
    /// <returns>False when it is not allowed; the options are unchanged then.</returns>
    public bool TryApply(JToken value, PushOptions options) => _tryApply(value, options);
}
