using System.Text.RegularExpressions;

namespace FxServer.Host.Resources;

/// <summary>Reads the part of Lua that manifests are written in: <c>key 'text'</c>, <c>key { 'a', 'b' }</c>, with or without round
/// brackets, and comments. Anything else is passed over.</summary>
internal static class ManifestReader
{
    private const string Text = "'(?<text>(?:[^'\\\\]|\\\\.)*)'|\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"";

    private const string Comment = "--\\[\\[.*?\\]\\]|--[^\\n]*";

    private static readonly Regex Tokens =
        new($"{Comment}|(?<key>[A-Za-z_]\\w*)|{Text}|(?<open>{{)|(?<close>}})", RegexOptions.Singleline);

    public static IEnumerable<KeyValuePair<string, string>> Read(string lua)
    {
        string key = string.Empty;
        bool inTable = false;
        foreach (Match token in Tokens.Matches(lua))
        {
            if (token.Groups["key"].Success && !inTable)
            {
                key = token.Value;
            }
            else if (token.Groups["open"].Success || token.Groups["close"].Success)
            {
                inTable = token.Groups["open"].Success;
            }
            else if (token.Groups["text"].Success && key.Length > 0)
            {
                string value = Regex.Replace(token.Groups["text"].Value, @"\\(.)", "$1");
                yield return new KeyValuePair<string, string>(inTable ? Singular(key) : key, value);
            }
        }
    }

    private static string Singular(string key) =>
        key.EndsWith("s", StringComparison.Ordinal) ? key.Substring(0, key.Length - 1) : key;
}
