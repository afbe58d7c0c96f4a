using System.Collections.Concurrent;
using SonoranPush.Session;
using SonoranPush.Session.Transport;

namespace SonoranPush.UnitTests.Support;

/// <summary>The hub's side of fake connections: how it behaves, and which connections it has seen. Any thread.</summary>
internal sealed class FakeHub
{
    private readonly object _gate = new();
    private readonly List<FakeHubConnection> _connections = new();
    private readonly Dictionary<int, int> _open = new();

    /// <summary>Opens a connection.</summary>
    public Func<Task> OnStart { get; set; } = () => Task.CompletedTask;

    /// <summary>Answers a call: method and arguments.</summary>
    public Func<string, object?[], Task<HubReply>> OnInvoke { get; set; } = (_, _) => Task.FromResult(new HubReply(true));

    /// <summary>Ends a connection.</summary>
    public Func<Task> OnClose { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<FakeHubConnection> Connections
    {
        get
        {
            lock (_gate)
            {
                return _connections.ToList();
            }
        }
    }

    public FakeHubConnection Last => Connections[^1];

    /// <summary>The most connections of one server that were open at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Every call on every connection.</summary>
    public IEnumerable<FakeHubConnection.Call> Calls => Connections.SelectMany(connection => connection.Calls);

    /// <summary>Logins, whichever method they went to.</summary>
    public int Logins => Calls.Count(call => call.Method != HubContract.UnitLocationMethod);

    public IHubConnection Connect(SessionSettings settings, IPushEventSink sink)
    {
        var connection = new FakeHubConnection(this, settings, sink);
        lock (_gate)
        {
            _connections.Add(connection);
            var open = _open.GetValueOrDefault(settings.ServerId) + 1;
            _open[settings.ServerId] = open;
            MostAtOnce = Math.Max(MostAtOnce, open);
        }

        return connection;
    }

    public void Forget(FakeHubConnection connection)
    {
        lock (_gate)
        {
            _open[connection.Settings.ServerId]--;
        }
    }
}

/// <summary>One connection to the <see cref="FakeHub"/>. Any thread.</summary>
internal sealed class FakeHubConnection : IHubConnection
{
    private readonly FakeHub _hub;
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeHubConnection(FakeHub hub, SessionSettings settings, IPushEventSink sink)
    {
        _hub = hub;
        Settings = settings;
        Sink = sink;
    }

    public SessionSettings Settings { get; }

    public IPushEventSink Sink { get; }

    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>The token that the start was given.</summary>
    public CancellationToken StartCancellation { get; private set; }

    /// <summary>The client has ended it.</summary>
    public bool IsClosed { get; private set; }

    public Task<Exception?> Closed => _closed.Task;

    public Task StartAsync(CancellationToken cancellation)
    {
        StartCancellation = cancellation;
        return _hub.OnStart();
    }

    public Task<HubReply> InvokeAsync(string method, object?[] arguments, CancellationToken cancellation)
    {
        Calls.Enqueue(new Call(method, arguments));
        return _hub.OnInvoke(method, arguments);
    }

    public async Task CloseAsync(TimeSpan grace)
    {
        await _hub.OnClose();
        IsClosed = true;
        _hub.Forget(this);
        _closed.TrySetResult(null);
    }

    /// <summary>The connection breaks.</summary>
    public void Lose(Exception? cause = null) => _closed.TrySetResult(cause);

    public sealed record Call(string Method, object?[] Arguments);
}
