using CitizenFX.Core;

namespace SonoranPush.Hosting;

/// <summary>Wraps the two tables that FXServer passes to an HTTP handler. Main thread only.</summary>
internal sealed class CitizenHttpContext : IHttpContext
{
    private readonly IDictionary<string, object> _response;
    private IDictionary<string, object> _request;

    private CitizenHttpContext(IDictionary<string, object> request, IDictionary<string, object> response)
    {
        _request = request;
        _response = response;
    }

    /// <inheritdoc />
    public string Method => Text("method");

    /// <inheritdoc />
    public string Path => Text("path");

    /// <inheritdoc />
    public string Address => Text("address");

    /// <summary>Wraps the handler's arguments.</summary>
    /// <returns>Null when they do not have the server's form: there is no way to respond then.</returns>
    public static CitizenHttpContext? From(object? request, object? response) =>
        request is IDictionary<string, object> asked && Function(asked, "setDataHandler") is not null
        && response is IDictionary<string, object> answer && Function(answer, "writeHead") is not null && Function(answer, "send") is not null
            ? new CitizenHttpContext(asked, answer)
            : null;

    /// <inheritdoc />
    public string? ReadHeader(string name)
    {
        var headers = _request.TryGetValue("headers", out var value) ? value as IDictionary<string, object> : null;
        var found = headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return found is null ? null : Convert.ToString(found, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    public void ReadBody(Action<string> take)
    {
        var setDataHandler = Function(_request, "setDataHandler")!;

        // The sender decides how long the headers are, so they are not kept while the body is read.
        _request = new Dictionary<string, object>(StringComparer.Ordinal);
        setDataHandler(new Action<object?>(body => take(body as string ?? string.Empty)));
    }

    /// <inheritdoc />
    public void Answer(int status, IReadOnlyDictionary<string, string> headers, string body)
    {
        Function(_response, "writeHead")!(status, headers.ToDictionary(header => header.Key, header => (object)header.Value));
        Function(_response, "send")!(body);
    }

    private static CallbackDelegate? Function(IDictionary<string, object> table, string name) =>
        table.TryGetValue(name, out var value) ? value as CallbackDelegate : null;

    private string Text(string name) => _request.TryGetValue(name, out var value) ? value as string ?? string.Empty : string.Empty;
}
