using System.Net;
using System.Net.Http;
using SonoranPush.Contracts;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.Startup;

/// <summary>A hub that accepts every login and pushes one event of each known type. Any thread.</summary>
internal sealed class WarmUpHub : IHubConnection
{
    private const string Unit = """{"id":1,"status":1,"isDispatch":false,"data":{"name":"A","apiIds":["1"]}}""";
    private const string Call = """{"callId":1,"idents":[1],"notes":[],"metaData":{"x":"1"},"title":"A","postal":"1"}""";

    // One object for all types and for REST: each reader uses the fields it knows.
    private const string Data = $$"""
        {"id":1,"identId":1,"identIds":[1],"status":2,"isPanic":false,"groupName":"A","callId":1,"note":"a",
        "unit":{{Unit}},"units":[{{Unit}}],"dispatch":{{Call}},"call":{{Call}},"activeCalls":[{{Call}}],"emergencyCalls":[{{Call}}]}
        """;

    private readonly IPushEventSink _sink;
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WarmUpHub(IPushEventSink sink) => _sink = sink;

    /// <inheritdoc />
    public Task<Exception?> Closed => _closed.Task;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<HubReply> InvokeAsync(string method, object?[] arguments, CancellationToken cancellation)
    {
        foreach (var type in PushEventTypes.Known.OrderByDescending(type => type, StringComparer.Ordinal))
        {
            _sink.Receive(Encoding.UTF8.GetBytes($$"""{"key":"{{WarmUpHost.Key}}","type":"{{type}}","data":{{Data}}}"""));
        }

        return Task.FromResult(new HubReply(true));
    }

    /// <inheritdoc />
    public Task CloseAsync(TimeSpan grace)
    {
        _closed.TrySetResult(null);
        return Task.CompletedTask;
    }

    /// <summary>The REST service of this hub.</summary>
    internal sealed class Rest : HttpMessageHandler
    {
        /// <inheritdoc />
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Data) });
    }
}
