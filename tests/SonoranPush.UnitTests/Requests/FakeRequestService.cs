using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using SonoranPush.UnitTests.Rest;

namespace SonoranPush.UnitTests.Requests;

/// <summary>The CAD's REST service for requests, as a script: keeps what was asked and when, and answers what was prepared, else success. Any
/// thread.</summary>
internal sealed class FakeRequestService(ManualClock clock) : HttpMessageHandler
{
    private readonly List<Asked> _asked = [];
    private readonly Queue<Func<HttpResponseMessage>> _prepared = new();

    public IReadOnlyList<Asked> Requests
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>While set, answers wait for it; only the end of a request ends them sooner.</summary>
    public TaskCompletionSource? Held { get; set; }

    /// <summary>Answers the next request that nothing was prepared for.</summary>
    public FakeRequestService Prepare(params Func<HttpResponseMessage>[] answers)
    {
        lock (_asked)
        {
            answers.ToList().ForEach(_prepared.Enqueue);
        }

        return this;
    }

    public static HttpResponseMessage Lost() => throw new HttpRequestException("The connection ended.", new SocketException((int)SocketError.ConnectionReset));

    public static HttpResponseMessage NoConnection() => throw new HttpRequestException("No.", new SocketException((int)SocketError.ConnectionRefused));

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "") => new(status) { Content = new StringContent(body) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        Func<HttpResponseMessage>? answer;
        lock (_asked)
        {
            _asked.Add(new Asked(
                request.Method.Method, request.RequestUri!, body, request.Headers.Authorization?.ToString(), clock.GetTimestamp()));
            _prepared.TryDequeue(out answer);
        }

        if (Held is { } held)
        {
            await held.Task.WaitAsync(cancellationToken);
        }

        return answer is null ? FakeCadRest.Json("{}") : answer();
    }

    internal sealed record Asked(string Method, Uri Address, string Body, string? Authorization, long At);
}
