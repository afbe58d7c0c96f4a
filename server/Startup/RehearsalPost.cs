using System;
using System.Collections.Generic;
using SonoranPush.Hosting;

namespace SonoranPush.Startup;

/// <summary>An event that is posted. One thread at a time.</summary>
internal sealed class RehearsalPost : IHttpContext
{
    private const string Body = $$"""{"key":"{{RehearsalServer.Key}}","type":"REHEARSAL","data":{} }""";

    private readonly Action _answered;

    /// <summary>Creates the request.</summary>
    /// <param name="answered">Called when it is answered.</param>
    public RehearsalPost(Action answered) => _answered = answered;

    /// <inheritdoc />
    public string Method => "POST";

    /// <inheritdoc />
    public string Path => "/event";

    /// <inheritdoc />
    public string Address => "127.0.0.1:1";

    /// <inheritdoc />
    public string? ReadHeader(string name) => name == "Content-Length" ? "1" : null;

    /// <inheritdoc />
    public void ReadBody(Action<string> take) => take(Body);

    /// <inheritdoc />
    public void Answer(int status, IReadOnlyDictionary<string, string> headers, string body) => _answered();
}
