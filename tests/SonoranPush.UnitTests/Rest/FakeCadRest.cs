using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;

namespace SonoranPush.UnitTests.Rest;

/// <summary>The CAD's REST service as a script: answers in the order they were prepared for the calls and for each page of
/// units. Keeps what was asked. Any thread.</summary>
internal sealed class FakeCadRest : HttpMessageHandler
{
    public const string NoCalls = """{"ActiveCalls":[],"EmergencyCalls":[],"ClosedCalls":[],"ClosedCallCount":0}""";

    private readonly ConcurrentQueue<Func<HttpResponseMessage>> _prepared = new();
    private readonly ConcurrentQueue<Asked> _asked = new();

    public IReadOnlyList<Asked> Requests => _asked.ToArray();

    /// <summary>While set, requests wait for it; only their cancellation ends them sooner.</summary>
    public TaskCompletionSource? Held { get; set; }

    public IReadOnlyList<object?> Units { get; set; } = [];

    public string Calls { get; set; } = NoCalls;

    /// <summary>While set, the answer to every request for calls.</summary>
    public Func<HttpResponseMessage>? CallsRefusal { get; set; }

    /// <summary>Units of a shift, 1 to <paramref name="count"/>, as the service describes them.</summary>
    public static string Unit(int id, int status = 1, string group = "") =>
        $$$"""{"id":{{{id}}},"accId":"a","status":{{{status}}},"isPanic":false,"location":"","isDispatch":false,"data":{"apiIds":["user-{{{id}}}"],"group":"{{{group}}}"} }""";

    public static HttpResponseMessage Json(string body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage TooMany(TimeSpan? retryAfter = null)
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = retryAfter is { } delta ? new RetryConditionHeaderValue(delta) : null;
        return response;
    }

    /// <summary>Answers the next request that nothing was prepared for.</summary>
    public void Prepare(Func<HttpResponseMessage> answer) => _prepared.Enqueue(answer);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.Enqueue(new Asked(request.RequestUri!, request.Headers.Authorization?.ToString(), request.Headers.ConnectionClose == true));
        if (Held is { } held)
        {
            await held.Task.WaitAsync(cancellationToken);
        }

        var prepared = IsForCalls(request.RequestUri!) ? CallsRefusal : null;
        return prepared is not null || _prepared.TryDequeue(out prepared) ? prepared() : Json(Answer(request.RequestUri!));
    }

    private static bool IsForCalls(Uri address) => address.AbsolutePath.EndsWith("/calls", StringComparison.Ordinal);

    private string Answer(Uri address)
    {
        if (IsForCalls(address))
        {
            return Calls;
        }

        var query = address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var offset = int.Parse(query["offset"], CultureInfo.InvariantCulture);
        return "[" + string.Join(',', Units.Skip(offset).Take(int.Parse(query["limit"], CultureInfo.InvariantCulture))) + "]";
    }

    internal sealed record Asked(Uri Address, string? Authorization, bool Closes);
}
