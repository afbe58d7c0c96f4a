using LocalCad.Faults;
using LocalCad.Hub;
using LocalCad.Locations;
using LocalCad.Pushes;
using LocalCad.Rest;
using LocalCad.Sessions;
using LocalCad.Viewing;
using Microsoft.AspNetCore.Builder;

namespace LocalCad;

/// <summary>A Sonoran CAD of one community on this machine: the hub, and what a test needs to see and to break. Survives its
/// own stops: what was accepted stays known, the port stays the same. Events are raised on pool threads. Any thread.</summary>
public sealed class LocalCadServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _lifecycle = new(1, 1);
    private readonly CancellationTokenSource _disposed = new();
    private WebApplication? _app;
    private Task _revival = Task.CompletedTask;

    private LocalCadServer(LocalCadOptions options)
    {
        Options = options;
        var log = new CadLog(options);
        SessionTable = new SessionTable(Rules, log);
        Faults = new CadFaults(options.TimeProvider, DropAll);
        Wire = new WireLog(options, log);
        Sockets = new HubSockets(Faults, Wire);
        LocationIntake = new LocationIntake(Rules, Faults, options.TimeProvider, log);
        Boards = new CadBoards(options);
        Pushes = new PushDelivery(SessionTable, Boards, Rules, log, new PushMixer(Faults));
        Changes = new ChangeApi(this, log);
        Rest = new RestApi(options, Faults, Boards, Changes);
        Load = new PushLoad(Pushes, options);
        Stream = new ViewerStream(this);
        Url = new UriBuilder("http", options.Address.ToString(), options.Port).Uri;
    }

    /// <summary>Raised after a login.</summary>
    public event Action<CadSession>? SessionOpened
    {
        add => SessionTable.Opened += value;
        remove => SessionTable.Opened -= value;
    }

    /// <summary>Raised when the connection of a session is gone, or logs in again.</summary>
    public event Action<CadSession>? SessionClosed
    {
        add => SessionTable.Closed += value;
        remove => SessionTable.Closed -= value;
    }

    /// <summary>Raised with the error text after a login was refused.</summary>
    public event Action<string>? LoginRefused
    {
        add => SessionTable.Refused += value;
        remove => SessionTable.Refused -= value;
    }

    /// <summary>Raised after a <c>unitLocation</c> call was taken.</summary>
    public event Action<LocationCall>? LocationsAccepted
    {
        add => LocationIntake.Accepted += value;
        remove => LocationIntake.Accepted -= value;
    }

    /// <summary>Raised with the error text after a <c>unitLocation</c> call was refused.</summary>
    public event Action<string>? LocationsRefused
    {
        add => LocationIntake.Refused += value;
        remove => LocationIntake.Refused -= value;
    }

    /// <summary>What it was started with.</summary>
    public LocalCadOptions Options { get; }

    /// <summary>How it behaves; may be changed at any time.</summary>
    public CadRules Rules => Options.Rules;

    /// <summary>What is wrong with it; may be changed at any time.</summary>
    public CadFaults Faults { get; }

    /// <summary>Scheme, address and port; REST and control API live under it.</summary>
    public Uri Url { get; private set; }

    /// <summary>Where clients connect to.</summary>
    public Uri HubUrl => new(Url, CadHub.Path);

    /// <summary>Who is logged in, in the order of login.</summary>
    public IReadOnlyList<CadSession> Sessions => SessionTable.All();

    /// <summary>The latest row of each unit, by target (<c>communityUserId:abc</c>).</summary>
    public IReadOnlyDictionary<string, AcceptedLocation> Locations => LocationIntake.Latest();

    /// <summary>How often each error text of <c>unitLocation</c> was answered.</summary>
    public IReadOnlyDictionary<string, int> LocationRefusals => LocationIntake.Refusals();

    /// <summary>The REST requests that asked for a change, oldest first, with how they were answered. The last 10,000.</summary>
    public IReadOnlyList<ChangeRequest> ChangeRequests => Changes.Requests;

    internal ChangeApi Changes { get; }

    internal SessionTable SessionTable { get; }

    internal LocationIntake LocationIntake { get; }

    internal CadBoards Boards { get; }

    internal RestApi Rest { get; }

    internal PushDelivery Pushes { get; }

    internal PushLoad Load { get; }

    internal HubSockets Sockets { get; }

    internal WireLog Wire { get; }

    internal ViewerStream Stream { get; }

    /// <summary>Starts a LocalCad; it listens when the task ends.</summary>
    public static async Task<LocalCadServer> StartAsync(LocalCadOptions options)
    {
        var server = new LocalCadServer(options);
        await server.RestartAsync();
        return server;
    }

    /// <summary>What REST answers about one of the configured servers.</summary>
    public CadBoard Board(int serverId) =>
        Boards.Find(serverId) ?? throw new ArgumentOutOfRangeException(nameof(serverId), serverId, "Not configured.");

    /// <summary>Sends the envelope exactly as it is, which need not be JSON, to the session of the server, or to the fallback
    /// when there is none.</summary>
    /// <param name="serverId">The server whose event it is.</param>
    /// <param name="envelope">The whole envelope, key included.</param>
    /// <param name="form">How it travels; null: as the rules say.</param>
    /// <returns>False when it reached nobody.</returns>
    public Task<bool> PushAsync(int serverId, string envelope, PushForm? form = null) =>
        Pushes.DeliverAsync(serverId, envelope, form);

    /// <summary>Wraps data into an envelope with the community's key and sends it like <see cref="PushAsync"/>.</summary>
    public Task<bool> PushEventAsync(int serverId, string type, JsonNode? data, PushForm? form = null) =>
        PushAsync(serverId, Envelope.Create(Options.ApiKey, type, data), form);

    /// <summary>Cuts every connection to the hub without a close frame. It goes on listening.</summary>
    public void DropAll() => Sockets.DropAll();

    /// <summary>Forgets every connection as a machine that has lost its power: the other end hears neither a close frame nor the end
    /// of TCP, and what it sends is read by nobody. New connections are taken as usual.</summary>
    public void HalfOpenAll()
    {
        Sockets.HalfOpenAll();
        SessionTable.Clear();
    }

    /// <summary>Cuts every connection at once, without a close frame; after it TCP connections are refused.</summary>
    public async Task StopAsync()
    {
        await _lifecycle.WaitAsync();
        try
        {
            if (_app is { } app)
            {
                _app = null;
                Sockets.Close();
                await app.StopAsync(new CancellationToken(canceled: true));
                await app.DisposeAsync();
                SessionTable.Clear();
            }
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>Listens again after <see cref="StopAsync"/>, on the same port. Without effect while it listens.</summary>
    public async Task RestartAsync()
    {
        await _lifecycle.WaitAsync();
        try
        {
            if (_app is null)
            {
                Sockets.Open();
                var app = CadHost.Build(this, Url.Port);
                await app.StartAsync();
                _app = app;
                Url = new Uri(app.Urls.Single());
            }
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>Stops, and listens again after the downtime; then the task ends.</summary>
    public async Task KillAsync(TimeSpan downtime)
    {
        var disposed = _disposed.Token;
        await StopAsync();
        await Task.Delay(downtime, Options.TimeProvider, disposed);
        await RestartAsync();
    }

    /// <summary><see cref="KillAsync"/> for a caller whose own connection it cuts.</summary>
    internal void Kill(TimeSpan downtime) => _revival = KillAsync(downtime);

    /// <summary>Returns a session that push events of this server go to, as soon as there is one.</summary>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    public Task<CadSession> SessionAsync(int serverId, TimeSpan timeout) => SessionTable.WaitForAsync(serverId, timeout);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await _revival.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await StopAsync();
        await Load.DisposeAsync();
        Pushes.Dispose();
        Faults.Dispose();
        _disposed.Dispose();
        _lifecycle.Dispose();
    }
}
