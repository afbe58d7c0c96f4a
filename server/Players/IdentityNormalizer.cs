namespace SonoranPush.Players;

/// <summary>The form in which identity values are compared: trimmed, lower-case, without the prefix that names their type. The
/// CAD holds values with and without it. Any thread.</summary>
internal static class IdentityNormalizer
{
    private const int MaxLength = 255;

    private static readonly string[] Prefixes = { "license:", "license2:", "steam:", "discord:", "fivem:", "xbl:", "live:", "ip:" };

    /// <summary>Normalises a value.</summary>
    /// <returns>Null when it is empty after trimming, or longer than any identity.</returns>
    public static string? Normalise(string? value)
    {
        if (value is null || value.Length > MaxLength)
        {
            return null;
        }

        var text = value.Trim().ToLowerInvariant();
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                text = text.Substring(prefix.Length).Trim();
                break;
            }
        }

        return text.Length == 0 ? null : text;
    }
}
