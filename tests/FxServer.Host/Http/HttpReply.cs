namespace FxServer.Host.Http;

/// <summary>What a resource answered.</summary>
public sealed class HttpReply
{
    /// <summary>Nobody handles that path.</summary>
    internal static readonly HttpReply NotFound = new(404, new Dictionary<string, string>(), "Not found.");

    internal HttpReply(int status, IReadOnlyDictionary<string, string> headers, string body)
    {
        Status = status;
        Headers = headers;
        Body = body;
    }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>The header lines.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body.</summary>
    public string Body { get; }
}
