using SonoranPush.Diagnostics;
using SonoranPush.Rest;
using SonoranPush.Session;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Requests;

/// <summary>Sends a request to the CAD and interprets the response. Any thread but the main thread.</summary>
internal sealed class RequestSender : IDisposable
{
    // Mono opens at most two connections to a host; a third request would wait, and its timeout would already run.
    private const int MaxConnections = 2;

    private readonly SemaphoreSlim _connections = new(MaxConnections, MaxConnections);
    private readonly CadRestClient _rest;

    public RequestSender(CadRestClient rest) => _rest = rest;

    /// <summary>Sends a request once.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RestResponse> SendAsync(CadRequest request, SessionSettings session, CancellationToken cancellation)
    {
        var message = new RestRequest(
            request.Endpoint.Method, AddressOf(request, session), session.Key, request.ToBody() is { } body ? PlainJsonWriter.Write(body) : null)
        {
            WantsDetail = true,
        };
        await _connections.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await _rest.SendAsync(message, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _connections.Release();
        }
    }

    /// <summary>Disposes the client.</summary>
    public void Dispose()
    {
        _rest.Close();
        _connections.Dispose();
    }

    /// <summary>Maps a response to the answer for the caller.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The CAD's response.</param>
    /// <param name="session">The session whose key was sent.</param>
    /// <returns>Null when the request is to be repeated.</returns>
    public static RequestAnswer? Read(CadRequest request, RestResponse response, SessionSettings session)
    {
        if (response.Status is >= 200 and < 300)
        {
            // The request succeeded even if the response has no readable body.
            return RequestAnswer.Done(RequestAnswer.WithCallId(response.Value as Table ?? new Table(StringComparer.Ordinal)), response.Status);
        }

        if (response.IsRateLimited || (response.IsPassing && request.Endpoint.Kind == RequestKind.Idempotent))
        {
            return null;
        }

        if (response.IsPassing)
        {
            return RequestAnswer.NotDone(
                response.WasSent ? $"Sonoran CAD gave no answer: {response.Problem}. It is unknown whether it was done." : $"not sent: {response.Problem}",
                response.Status);
        }

        var detail = response.Detail is { } text ? session.Key.Mask(ConsoleText.CleanError(text)) : response.Problem;
        return RequestAnswer.NotDone(
            string.Format(CultureInfo.InvariantCulture, "Sonoran CAD rejected it ({0}): {1}", response.Status, detail), response.Status);
    }

    // The REST service is on the hub's host, so that the key is sent to no other.
    private static Uri AddressOf(CadRequest request, SessionSettings session) => new(
        session.HubUrl, string.Format(CultureInfo.InvariantCulture, "/v2/emergency/servers/{0}/{1}", request.ServerId, request.Path));
}
