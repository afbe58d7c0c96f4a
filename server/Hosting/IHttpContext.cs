namespace SonoranPush.Hosting;

/// <summary>One HTTP request to this resource. Its sender is not trusted. Main thread only.</summary>
internal interface IHttpContext
{
    /// <summary>The verb as it was sent.</summary>
    string Method { get; }

    /// <summary>The path after the resource's name, with a query if there is one: <c>/event</c>.</summary>
    string Path { get; }

    /// <summary>The sender's address, with a port if the server reports it; a proxy's when there is one.</summary>
    string Address { get; }

    /// <summary>Reads a header; the name is case-insensitive.</summary>
    /// <returns>Null when it was not sent.</returns>
    string? ReadHeader(string name);

    /// <summary>Requests the body. One crossing. Nothing else of the request can be read afterwards.</summary>
    /// <param name="take">Called on the main thread with the whole body: within this call, later, or never.</param>
    void ReadBody(Action<string> take);

    /// <summary>Sends the response, which ends the request, even if the sender no longer waits. Two crossings.</summary>
    void Answer(int status, IReadOnlyDictionary<string, string> headers, string body);
}
