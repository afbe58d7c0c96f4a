namespace FxServer.Host.Http;

/// <summary>An HTTP request to a resource.</summary>
public sealed class HttpQuery
{
    /// <summary>The verb.</summary>
    public string Method { get; set; } = "GET";

    /// <summary>The path after the resource's name.</summary>
    public string Path { get; set; } = "/";

    /// <summary>The sender's address and port.</summary>
    public string Address { get; set; } = "127.0.0.1:40000";

    /// <summary>The header lines.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>();

    /// <summary>The body, which comes after the handler has returned; none comes while this is empty.</summary>
    public string Body { get; set; } = string.Empty;
}
