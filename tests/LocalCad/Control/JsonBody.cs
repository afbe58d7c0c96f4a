using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LocalCad.Control;

/// <summary>Reads JSON whatever the content type says: what curl sends by default must do.</summary>
internal static class JsonBody
{
    /// <summary>Null when the body is not JSON.</summary>
    public static async Task<JsonDocument?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
