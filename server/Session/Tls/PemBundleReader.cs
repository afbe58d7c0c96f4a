namespace SonoranPush.Session.Tls;

/// <summary>Reads the certificates of a PEM bundle and skips everything else. Any thread.</summary>
internal static class PemBundleReader
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    /// <summary>Longest certificate in Base64 characters, far more than any authority's.</summary>
    private const int MaxBlockLength = 64 * 1024;

    /// <summary>The certificates in binary form, not validated.</summary>
    /// <param name="text">The bundle. Blocks that are no Base64, too long or cut off are skipped.</param>
    public static IEnumerable<byte[]> Read(string text)
    {
        var end = 0;
        while (Find(text, Begin, end, out var begin) && Find(text, End, begin, out end))
        {
            // A second beginning before the end: the earlier block was cut off.
            begin = text.LastIndexOf(Begin, end, end - begin + 1, StringComparison.Ordinal) + Begin.Length;
            if (end - begin <= MaxBlockLength && TryDecode(text.Substring(begin, end - begin)) is { Length: > 0 } certificate)
            {
                yield return certificate;
            }
        }
    }

    private static bool Find(string text, string mark, int from, out int at)
    {
        at = text.IndexOf(mark, from, StringComparison.Ordinal);
        return at >= 0;
    }

    private static byte[]? TryDecode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
