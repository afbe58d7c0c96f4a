using System.Globalization;
using SonoranPush.Hosting;

namespace SonoranPush.PushEvents.Http;

/// <summary>Judges a request by what comes before its body. Any thread.</summary>
internal static class RequestHeaderValidator
{
    private const string EventPath = "/event";

    /// <summary>Refuses what need not be read.</summary>
    /// <param name="call">The request.</param>
    /// <param name="maxBytes">Longest body.</param>
    /// <returns>Null when the body is worth having.</returns>
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
            // Without either of the two there is no body, and the server would never hand over any.
            return call.ReadHeader("Transfer-Encoding") is null ? HttpEventResponse.BadRequest : null;
        }

        return !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) || bytes == 0 ? HttpEventResponse.BadRequest
            : bytes > maxBytes ? HttpEventResponse.TooLarge
            : null;
    }
}
