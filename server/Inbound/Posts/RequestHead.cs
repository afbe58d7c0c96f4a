using System.Globalization;
using SonoranPush.Hosting;

namespace SonoranPush.Inbound.Posts;

/// <summary>Judges a request by what comes before its body. Any thread.</summary>
internal static class RequestHead
{
    private const string EventPath = "/event";

    /// <summary>Refuses what need not be read.</summary>
    /// <param name="call">The request.</param>
    /// <param name="maxBytes">Longest body.</param>
    /// <returns>Null when the body is worth having.</returns>
    public static PostAnswer? Refuse(IHttpCall call, int maxBytes)
    {
        var query = call.Path.IndexOf('?');
        var path = query < 0 ? call.Path : call.Path.Substring(0, query);
        return path != EventPath ? PostAnswer.NotFound
            : call.Method != "POST" ? PostAnswer.NotAllowed
            : RefuseLength(call, maxBytes);
    }

    private static PostAnswer? RefuseLength(IHttpCall call, int maxBytes)
    {
        if (call.ReadHeader("Content-Length") is not { } length)
        {
            // Without either of the two there is no body, and the server would never hand over any.
            return call.ReadHeader("Transfer-Encoding") is null ? PostAnswer.BadRequest : null;
        }

        return !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) || bytes == 0 ? PostAnswer.BadRequest
            : bytes > maxBytes ? PostAnswer.TooLarge
            : null;
    }
}
