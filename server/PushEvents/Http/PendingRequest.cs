using SonoranPush.Hosting;

namespace SonoranPush.PushEvents.Http;

/// <summary>Receives the body of a POST.</summary>
/// <param name="payload">The envelope: JSON in UTF-8.</param>
/// <param name="type">The event's type, upper case; null when it is refused.</param>
internal delegate PushRejection EnvelopeReceiver(ReadOnlySpan<byte> payload, out string? type);

/// <summary>A POST that waits for its body, then for its response. Main thread only.</summary>
internal sealed class PendingRequest
{
    private const int MaxAddressLength = 45;

    private IHttpContext? _call;

    /// <summary>Creates a pending request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="since">Time stamp of its arrival.</param>
    public PendingRequest(IHttpContext call, long since)
    {
        _call = call;
        Since = since;
        Address = HostOf(call.Address);
    }

    /// <summary>Time stamp of the request's arrival.</summary>
    public long Since { get; }

    /// <summary>The sender's IP address without a port; "unknown" when it is no address.</summary>
    public string Address { get; }

    /// <summary>Sends the response, once, and releases the request. Two crossings.</summary>
    public void Answer(HttpEventResponse answer)
    {
        var call = _call;
        _call = null;
        call?.Answer(answer.Status, answer.Headers, answer.Body);
    }

    // 1.2.3.4:5678 or [::1]:5678, or either without a port. The text is logged, so no other characters are allowed.
    private static string HostOf(string address)
    {
        var end = address.StartsWith("[", StringComparison.Ordinal) ? address.IndexOf(']') + 1
            : address.IndexOf(':') == address.LastIndexOf(':') ? address.IndexOf(':')
            : address.Length;
        var host = end > 0 ? address.Substring(0, end) : address;
        var reads = host.Length is > 0 and <= MaxAddressLength;
        foreach (var letter in host)
        {
            reads = reads && (letter is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or '.' or ':' or '[' or ']');
        }

        return reads ? host : "unknown";
    }
}
