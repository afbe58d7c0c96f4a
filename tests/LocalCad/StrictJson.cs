using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LocalCad;

/// <summary>Reads JSON that has one reading only: no member may come twice.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions OneReadingOnly = new() { AllowDuplicateProperties = false };

    /// <summary>Null when the text is not JSON, or is the word null.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, nodeOptions: null, OneReadingOnly);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The body, whatever its content type: what curl sends by default must do.</summary>
    public static async Task<JsonNode?> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Parse(await reader.ReadToEndAsync());
    }
}
