using System.Net;
using System.Text.Encodings.Web;
using Newtonsoft.Json;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>The ways in which a key may stand in a text: as it is, URL-encoded, escaped for JSON once or twice, in Base64 by itself or
/// inside something longer, in hexadecimal digits.</summary>
internal static class KeySpellings
{
    /// <summary>All of them, each once; their case does not matter.</summary>
    public static IReadOnlyList<string> Of(string key)
    {
        IEnumerable<string> json = [key, Strict(key), Relaxed(key), JsonConvert.ToString(key)[1..^1]];
        IEnumerable<string> all =
        [
            .. json, .. json.Select(Strict), .. json.Select(Relaxed),
            Uri.EscapeDataString(key), WebUtility.UrlEncode(key), WebUtility.HtmlEncode(key),
            .. Enumerable.Range(0, 3).Select(bytesBefore => Base64(key, bytesBefore)),
            Convert.ToHexString(Encoding.UTF8.GetBytes(key)),
        ];
        return [.. all.Concat(all.Select(text => text.Replace('+', '-').Replace('/', '_'))).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string Strict(string text) => JavaScriptEncoder.Default.Encode(text);

    private static string Relaxed(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    // The letters that the key alone decides: those at the edges depend on what stands beside it.
    private static string Base64(string key, int bytesBefore)
    {
        byte[] bytes = [.. new byte[bytesBefore], .. Encoding.UTF8.GetBytes(key)];
        var first = ((bytesBefore * 8) + 5) / 6;
        return Convert.ToBase64String(bytes)[first..(bytes.Length * 8 / 6)];
    }
}
