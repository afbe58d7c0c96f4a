using System;
using System.Collections.Generic;

namespace SonoranPush.Hosting;

/// <summary>One HTTP request to this resource, from whomever: every byte of it may be wrong. Tick thread only.</summary>
internal interface IHttpContext
{
    /// <summary>The verb as it was sent.</summary>
    string Method { get; }

    /// <summary>The path behind the resource's name, with a query if there is one: <c>/event</c>.</summary>
    string Path { get; }

    /// <summary>The sender's address, with a port if the server tells it; a proxy's when there is one in between.</summary>
    string Address { get; }

    /// <summary>Reads a header; its name in any case.</summary>
    /// <returns>Null when it was not sent.</returns>
    string? ReadHeader(string name);

    /// <summary>Asks for the body. One crossing. Nothing else of the request can be read after it.</summary>
    /// <param name="take">Called on the tick thread with the whole body: within this call, later, or never.</param>
    void ReadBody(Action<string> take);

    /// <summary>Answers, which ends the request; it does not matter whether the sender still waits. Two crossings.</summary>
    void Answer(int status, IReadOnlyDictionary<string, string> headers, string body);
}
