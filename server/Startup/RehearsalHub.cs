using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SonoranPush.Contracts;
using SonoranPush.Session;

namespace SonoranPush.Startup;

/// <summary>A hub that takes every login and pushes one event of each known type. Any thread.</summary>
internal sealed class RehearsalHub : IHubConnection
{
    // For every type the same: each takes from it what it knows.
    private const string Data = """
        {"id":1,"identId":1,"identIds":[1],"status":2,"isPanic":false,"isDispatch":false,"groupName":"A","callId":1,"note":"a",
        "data":{"name":"A","apiIds":["1"]},"units":[{"id":1,"status":1,"data":{"name":"A"}}],
        "dispatch":{"callId":1,"idents":[1],"notes":[],"title":"A","postal":"1"},"call":{"callId":1,"description":"A"}}
        """;

    private readonly IPushEventSink _sink;
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates a connection to it.</summary>
    public RehearsalHub(IPushEventSink sink) => _sink = sink;

    /// <summary>How many events it pushes.</summary>
    public static int EventCount => PushEventTypes.Known.Count;

    /// <inheritdoc />
    public Task<Exception?> Closed => _closed.Task;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<HubReply> InvokeAsync(string method, object?[] arguments, CancellationToken cancellation)
    {
        if (method == HubContract.AuthenticateMethod)
        {
            foreach (var type in PushEventTypes.Known.OrderByDescending(type => type, StringComparer.Ordinal))
            {
                _sink.Receive(Encoding.UTF8.GetBytes($$"""{"key":"{{RehearsalServer.Key}}","type":"{{type}}","data":{{Data}}}"""));
            }
        }

        return Task.FromResult(new HubReply(true));
    }

    /// <inheritdoc />
    public Task CloseAsync(TimeSpan grace)
    {
        _closed.TrySetResult(null);
        return Task.CompletedTask;
    }
}
