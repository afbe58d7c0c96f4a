using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FxServer.Host.Http;

/// <summary>The server's HTTP socket: leads <c>/RESOURCE/PATH</c> to that resource's handler. As on a server the handler first sees
/// the head, the body comes later and whole, and a body above 5 MB ends the connection. Any thread.</summary>
internal sealed class HttpFront : IDisposable
{
    private const int MaxBodyLength = 5 * 1024 * 1024;
    private const int TooManyRequests = 429;

    private readonly HttpListener _listener;
    private readonly Func<string, HttpQuery, Task<HttpExchange?>> _begin;
    private readonly ConcurrentDictionary<string, RequestRate> _rates = new(StringComparer.Ordinal);
    private readonly Func<string, string?> _convar;

    /// <summary>Listens from now on.</summary>
    /// <param name="port">The TCP port; 0 takes a free one.</param>
    /// <param name="begin">Shows a resource the head of a request; null when it has no handler.</param>
    /// <param name="convar">Reads a convar.</param>
    public HttpFront(int port, Func<string, HttpQuery, Task<HttpExchange?>> begin, Func<string, string?> convar)
    {
        _begin = begin;
        _convar = convar;
        Url = new UriBuilder("http", "127.0.0.1", port == 0 ? FreePort() : port).Uri;
        _listener = new HttpListener { Prefixes = { Url.ToString() } };
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public Uri Url { get; }

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private static HttpQuery Query(HttpListenerRequest request, string path)
    {
        var query = new HttpQuery { Method = request.HttpMethod, Path = path, Address = request.RemoteEndPoint.ToString() };
        foreach (string? name in request.Headers.AllKeys)
        {
            query.Headers[name!] = request.Headers[name]!;
        }

        return query;
    }

    // Null: too long, or broken off.
    private static async Task<string?> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        var body = new StringBuilder();
        char[] buffer = new char[16 * 1024];
        try
        {
            int count;
            while ((count = await reader.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
            {
                body.Append(buffer, 0, count);
                if (body.Length > MaxBodyLength)
                {
                    return null;
                }
            }
        }
        catch (Exception e) when (e is IOException or HttpListenerException or ObjectDisposedException)
        {
            return null;
        }

        return body.ToString();
    }

    private static async Task WriteAsync(HttpListenerResponse response, HttpReply reply)
    {
        response.StatusCode = reply.Status;
        foreach (KeyValuePair<string, string> header in reply.Headers)
        {
            response.Headers[header.Key] = header.Value;
        }

        byte[] body = Encoding.UTF8.GetBytes(reply.Body);
        response.ContentLength64 = body.Length;
        using var content = new MemoryStream(body);
        await content.CopyToAsync(response.OutputStream).ConfigureAwait(false);
        await response.OutputStream.FlushAsync().ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(context));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            if (await BeginAsync(context.Request).ConfigureAwait(false) is not { } exchange)
            {
                await WriteAsync(context.Response, HttpReply.NotFound).ConfigureAwait(false);
            }
            else if (!await AnswerAsync(context, exchange).ConfigureAwait(false))
            {
                context.Response.Abort();
                return;
            }

            context.Response.Close();
        }
        catch (Exception e) when (e is IOException or HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The client is gone, or the server ends.
            context.Response.Abort();
        }
    }

    // False: the body was too long or broke off, and the connection ends without an answer.
    private static async Task<bool> AnswerAsync(HttpListenerContext context, HttpExchange exchange)
    {
        Task<string?> body = ReadAsync(context.Request.InputStream);
        if (await Task.WhenAny(body, exchange.Reply).ConfigureAwait(false) == body)
        {
            if (await body.ConfigureAwait(false) is not { } text)
            {
                return false;
            }

            if (text.Length > 0)
            {
                exchange.Deliver(text);
            }
        }

        await WriteAsync(context.Response, await exchange.Reply.ConfigureAwait(false)).ConfigureAwait(false);

        // Whoever was answered early still sends the rest.
        return await body.ConfigureAwait(false) is not null;
    }

    // Null: nobody handles that path.
    private Task<HttpExchange?> BeginAsync(HttpListenerRequest request)
    {
        string[] parts = request.RawUrl!.Split(new[] { '/' }, 3);
        string resource = parts[1];
        if (!_rates.GetOrAdd(resource, name => new RequestRate(name, _convar)).Take(request.RemoteEndPoint.Address.ToString()))
        {
            return Task.FromResult<HttpExchange?>(HttpExchange.Answered(new HttpReply(TooManyRequests, new Dictionary<string, string>(), "Rate limit exceeded.")));
        }

        return parts.Length < 3 ? Task.FromResult<HttpExchange?>(null) : _begin(resource, Query(request, "/" + parts[2]));
    }
}
