using System.Net.Http;
using System.Text.Json;
using SonoranPush.Cad;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.Session.Transport;

namespace SonoranPush.Rest;

/// <summary>Sends requests to the CAD's REST service. Each request opens and closes its own connection, so that none is left when the
/// resource stops. Any thread but the main thread.</summary>
internal sealed class CadRestClient
{
    private const int BufferBytes = 16 * 1024;
    private const int MaxDetailBytes = 16 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    // A response contains as much as thousands of push events.
    private static readonly PushEventLimits Limits = new() { MessageBytes = 16 * 1024 * 1024, Values = 500_000 };

    // Created on the pool with the first request, because it takes time.
    private readonly Lazy<HttpClient> _client;
    private readonly TlsTrust _trust;
    private readonly TimeProvider _time;

    /// <summary>Creates a client.</summary>
    /// <param name="createHandler">Creates the handler of the requests.</param>
    /// <param name="trust">Opens the connections, as it does those to the hub.</param>
    /// <param name="time">The clock.</param>
    public CadRestClient(Func<HttpMessageHandler> createHandler, TlsTrust trust, TimeProvider time)
    {
        _trust = trust;
        _client = new Lazy<HttpClient>(() => new HttpClient(createHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan });
        _time = time;
    }

    /// <summary>The handler for a real server. It follows no redirection: the key must reach only the CAD.</summary>
    public static HttpMessageHandler CreateHandler() => new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };

    /// <summary>Sends a request and reads its answer within 15 s.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>The response; status 0 when there was none.</returns>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public async Task<RestResponse> SendAsync(RestRequest request, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = OpenAndSendAsync(request, ending.Token);
        try
        {
            return await sending.WithinAsync(Timeout, _time, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return new RestResponse(0, null, Problem: ConnectFailure.Describe(exception, request.Address))
            {
                WasSent = !ConnectFailure.IsBeforeSending(exception),
            };
        }
        finally
        {
            ending.Cancel();
            if (cancellation.IsCancellationRequested)
            {
                // The resource stops: no task may run on the pool when it is unloaded.
                await Task.WhenAny(sending).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Cancels running requests; the instance cannot be used again.</summary>
    public void Close()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private async Task<RestResponse> OpenAndSendAsync(RestRequest request, CancellationToken cancellation)
    {
        RestResponse? answer = null;
        await _trust.OpenAsync(
            request.Address, async token => answer = await ExchangeAsync(request, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        return answer!;
    }

    private async Task<RestResponse> ExchangeAsync(RestRequest request, CancellationToken cancellation)
    {
        using var message = request.ToMessage();
        using var response = await _client.Value.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);

        // On Mono a token does not cancel a pending read.
        using var abort = cancellation.Register(response.Dispose);
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            return new RestResponse(status, null, ReadRetryAfter(response), Describe(status))
            {
                Detail = request.WantsDetail ? await ReadDetailAsync(response, cancellation).ConfigureAwait(false) : null,
            };
        }

        var body = await ReadBodyAsync(response, Limits.MessageBytes, cancellation).ConfigureAwait(false);
        return body is null ? new RestResponse(status, null, Problem: "the answer is too long") : Parse(status, body);
    }

    // Reads the error message of a problem document or a gateway. Optional: without it only the detail in the log is missing.
    private static async Task<string?> ReadDetailAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var body = await ReadBodyAsync(response, MaxDetailBytes, cancellation).ConfigureAwait(false);
            var table = body is null ? null : Parse(0, body).Value as Dictionary<string, object?>;
            return table is null ? null
                : FieldReader.Text(table.Get("detail")) ?? FieldReader.Text(table.Get("title")) ?? FieldReader.Text(table.Get("message"));
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<MemoryStream?> ReadBodyAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        var buffer = new byte[BufferBytes];
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        while (true)
        {
            var count = await stream.ReadAsync(buffer, 0, buffer.Length, cancellation).ConfigureAwait(false);
            if (count == 0)
            {
                return body;
            }

            if (body.Length + count > maxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, count);
        }
    }

    private static RestResponse Parse(int status, MemoryStream body)
    {
        try
        {
            var text = new ReadOnlySpan<byte>(body.GetBuffer(), 0, (int)body.Length);
            return new RestResponse(status, PlainJsonReader.Read(text, Limits, out _));
        }
        catch (JsonException)
        {
            return new RestResponse(status, null, Problem: "the answer is no JSON that can be read");
        }
    }

    private static string Describe(int status) => status switch
    {
        401 => "the API key is not accepted there (401); see sonoranpush_apiKey",
        404 => "the server id is not configured in the CAD (404); see sonoranpush_serverId",
        429 => "there were too many requests with this API key (429)",
        400 or 402 or 403 => $"the answer was {status}; the community's plan may not include it",
        _ => $"the answer was {status}",
    };

    private TimeSpan? ReadRetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };
}
