using SonoranPush.Hosting;

namespace SonoranPush.PushEvents.Http;

/// <summary>Validates a request before its body is read. Any thread.</summary>
internal static class RequestHeaderValidator
{
    private const string EventPath = "/event";

    /// <summary>Rejects a request whose body need not be read.</summary>
    /// <param name="call">The request.</param>
    /// <param name="maxBytes">Longest body.</param>
    /// <returns>Null when the body may be read.</returns>
    public static HttpEventResponse? Refuse(IHttpContext call, int maxBytes)
    {
        var query = call.Path.IndexOf('?');
        var path = query < 0 ? call.Path : call.Path.Substring(0, query);
        return path != EventPath ? HttpEventResponse.NotFound
            : call.Method != "POST" ? HttpEventResponse.NotAllowed
            : RefuseLength(call, maxBytes);
    }

    private static HttpEventResponse? RefuseLength(IHttpContext call, int maxBytes)
    {
        if (call.ReadHeader("Content-Length") is not { } length)
        {
            // Without either header there is no body, and the server would never deliver one.
            return call.ReadHeader("Transfer-Encoding") is null ? HttpEventResponse.BadRequest : null;
        }

        return !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) || bytes == 0 ? HttpEventResponse.BadRequest
            : bytes > maxBytes ? HttpEventResponse.TooLarge
            : null;
    }
}
