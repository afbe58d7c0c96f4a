using SonoranPush.Contracts;

namespace SonoranPush.PushEvents.Http;

/// <summary>All responses to HTTP requests. They are fixed texts that reveal nothing of the request, the key or this server. The bodies are
/// those of the official resource, which sends them all with status 200.</summary>
internal sealed class HttpEventResponse
{
    /// <summary>The event was accepted.</summary>
    public static readonly HttpEventResponse Taken = new(200, "ok");

    /// <summary>The event was accepted; its type is unknown.</summary>
    public static readonly HttpEventResponse TakenCustom = new(200, "ok - custom");

    /// <summary>The body is no envelope.</summary>
    public static readonly HttpEventResponse BadRequest = new(400, """{"error":"bad request"}""", "application/json");

    /// <summary>The envelope's key is not this community's, or there is none.</summary>
    public static readonly HttpEventResponse BadKey = new(401, "error");

    /// <summary>Unknown path.</summary>
    public static readonly HttpEventResponse NotFound = new(404, "not found");

    /// <summary>Method other than POST.</summary>
    public static readonly HttpEventResponse NotAllowed = new(405, "method not allowed", header: ("Allow", "POST"));

    /// <summary>The body did not arrive in time.</summary>
    public static readonly HttpEventResponse TooSlow = new(408, "request timeout");

    /// <summary>The body is longer than a message may be.</summary>
    public static readonly HttpEventResponse TooLarge = new(413, "too large");

    /// <summary>A bad key, after too many of them from the same address.</summary>
    public static readonly HttpEventResponse TooMany = new(429, "error", header: ("Retry-After", Seconds(FailedKeyLimiter.Window)));

    /// <summary>An error in this resource.</summary>
    public static readonly HttpEventResponse Failed = new(500, "error");

    /// <summary>Too many requests are pending, or the resource stops.</summary>
    public static readonly HttpEventResponse Busy = new(503, "busy", header: ("Retry-After", "1"));

    private HttpEventResponse(int status, string body, string contentType = "text/plain; charset=utf-8", (string Name, string Value)? header = null)
    {
        Status = status;
        Body = body;
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Type"] = contentType };
        if (header is { } extra)
        {
            headers.Add(extra.Name, extra.Value);
        }

        Headers = headers;
    }

    /// <summary>True if the event was accepted.</summary>
    public bool IsOfTaken => Status == 200;

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>The header lines.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    public string Body { get; }

    /// <summary>The response to an envelope.</summary>
    /// <param name="refusal">Its result.</param>
    /// <param name="type">Its type; null when it was refused.</param>
    public static HttpEventResponse To(PushRejection refusal, string? type) => refusal switch
    {
        PushRejection.None => Contains(PushEventTypes.Known, type!) ? Taken : TakenCustom,
        PushRejection.WrongKey or PushRejection.NoKey => BadKey,
        PushRejection.TooLong => TooLarge,
        _ => BadRequest,
    };

    private static bool Contains(IReadOnlyCollection<string> types, string type) => ((ICollection<string>)types).Contains(type);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
