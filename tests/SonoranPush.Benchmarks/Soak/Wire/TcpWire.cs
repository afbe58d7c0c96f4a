using System.Net;
using System.Net.Sockets;

namespace SonoranPush.Benchmarks.Soak.Wire;

/// <summary>The wire between the resource and the CAD: a TCP relay that can be cut, stilled and slowed, and that knows what has
/// passed. Any thread.</summary>
internal sealed class TcpWire(Uri cad, Random random, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<WireConnection> _connections = [];
    private readonly List<Task> _running = [];
    private TcpListener? _listener;
    private int _port;

    /// <summary>Where the resource finds the hub.</summary>
    public Uri HubUrl => new UriBuilder(cad) { Port = _port }.Uri;

    public WireWeather Weather { get; } = new(random);

    /// <summary>Connections to the hub, in the order in which they came; ended ones too.</summary>
    public IReadOnlyList<WireConnection> HubConnections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections.Where(connection => connection.IsWebSocket)];
            }
        }
    }

    /// <summary>Listens, from the second time on at the port of the first.</summary>
    public void Open()
    {
        var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _listener = listener;
        Keep(AcceptAsync(listener));
    }

    /// <summary>From now on connections are refused. Open ones stay.</summary>
    public void Close()
    {
        _listener?.Stop();
        _listener = null;
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        Weather.IsStill = false;
        Task[] running;
        lock (_gate)
        {
            _connections.ForEach(connection => connection.Reset());
            running = [.. _running];
        }

        await Task.WhenAll(running);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                Keep(RelayAsync(await listener.AcceptSocketAsync()));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(Socket resource)
    {
        var there = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        resource.NoDelay = true;
        var connection = new WireConnection(resource, there, Weather, time);
        try
        {
            await there.ConnectAsync(IPAddress.Loopback, cad.Port);
        }
        catch (SocketException)
        {
            connection.Reset();
            return;
        }

        lock (_gate)
        {
            _connections.Add(connection);
        }

        await connection.RunAsync();
    }

    private void Keep(Task task)
    {
        lock (_gate)
        {
            _running.RemoveAll(done => done.IsCompletedSuccessfully);
            _running.Add(task);
        }
    }
}
