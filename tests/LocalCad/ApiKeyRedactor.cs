using System.Text.Encodings.Web;

namespace LocalCad;

/// <summary>Takes the API key out of text that a person will read, however JSON wrote it: as it is, escaped, or escaped once more
/// inside a string that holds JSON. Any thread.</summary>
internal sealed class ApiKeyRedactor
{
    private const string Mask = "****";

    private static readonly JavaScriptEncoder[] Encoders = [JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping];

    private readonly IReadOnlyList<string> _spellings;

    public ApiKeyRedactor(string key)
    {
        IEnumerable<string> once = [key, .. Encoders.Select(encoder => encoder.Encode(key))];
        IEnumerable<string> twice = once.SelectMany(text => Encoders.Select(encoder => encoder.Encode(text)));
        // The longest first, or a part of it would stay.
        _spellings = [.. once.Concat(twice).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(text => text.Length)];
    }

    /// <summary>The length of the longest way to write the key.</summary>
    public int LongestSpelling => _spellings[0].Length;

    public string Hide(string text) => _spellings.Aggregate(
        text, (masked, key) => masked.Replace(key, Mask, StringComparison.OrdinalIgnoreCase));
}
