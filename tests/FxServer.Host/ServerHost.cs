using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;
using FxServer.Host.Events;
using FxServer.Host.Http;
using FxServer.Host.Resources;
using FxServer.Host.World;

namespace FxServer.Host;

/// <summary>An emulated FXServer in this process. Every method may be called on any thread; its task ends when the main thread has done
/// it.</summary>
public sealed class ServerHost : IDisposable
{
    private readonly ServerOptions _options;
    private readonly ServerJournal _journal;
    private readonly EventLog _log;
    private readonly GameServer _server;
    private readonly MainLoop _loop;
    private readonly HttpFront? _http;

    /// <summary>Creates a server that does not run yet.</summary>
    public ServerHost(ServerOptions options)
    {
        _options = options;
        _journal = new ServerJournal(line => ConsoleLine?.Invoke(line), fault => Faulted?.Invoke(fault));
        _log = new EventLog(options.EventsFile, () => EventRaised, _journal.Report);
        _server = new GameServer(_journal, _log, options);
        _loop = new MainLoop(Frame, RunScheduledTicks);
        _http = options.HttpPort is { } port ? new HttpFront(port, (resource, query) => BeginHttpAsync(resource, query), name => _server.Convars.Get(name)) : null;
#if !NETFRAMEWORK
        UnhandledExceptions.Watch();
        ProcessorFaults.Watch();
#endif
    }

    /// <summary>A line of the console, with its prefix. On any thread; one at a time.</summary>
    public event Action<string>? ConsoleLine;

    /// <summary>A resource raised an event. On a thread of its own, in order.</summary>
    public event Action<RaisedEvent>? EventRaised;

    /// <summary>A resource went wrong. On any thread.</summary>
    public event Action<Fault>? Faulted;

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<Fault> Faults => _journal.Faults;

    /// <summary>Assemblies that were looked up off the main thread, known after <see cref="StopAsync"/>. Always empty on .NET.</summary>
    public IReadOnlyCollection<string> LateResolutions => _server.LateResolutions;

    /// <summary>Where HTTP requests go, followed by a resource's name; null when <see cref="ServerOptions.HttpPort"/> is.</summary>
    public Uri? HttpUrl => _http?.Url;

    /// <summary>Sets convars, lets the players in and starts the resources.</summary>
    public Task StartAsync()
    {
        _loop.Start();
        return Run(() =>
        {
            foreach (KeyValuePair<string, string> convar in _options.Convars)
            {
                _server.SetConvar(convar.Key, convar.Value);
            }

            foreach (PlayerState player in _options.Players)
            {
                _server.Players.Add(player);
            }

            // A server knows all its resources before it starts the first.
            foreach (Resource resource in _options.Resources.Select(_server.Resources.Add).ToList())
            {
                _server.StartResource(resource.Name);
            }
        });
    }

    /// <summary>Stops the resources, last one first, and then the main thread. The events file ends with the account, which is
    /// answered too: what the resources cost until they were stopped.</summary>
    public async Task<IReadOnlyList<ResourceCost>> StopAsync()
    {
        IReadOnlyList<ResourceCost> account = await GetAccountAsync().ConfigureAwait(false);
        RunFinalizers();
        _http?.Dispose();
        await Run(_server.StopAll).ConfigureAwait(false);
        RunFinalizers();
        await _loop.End().ConfigureAwait(false);
        _log.Close(AccountLine(account));
        return account;
    }

    /// <summary>Ends what <see cref="StopAsync"/> was not asked to end.</summary>
    public void Dispose()
    {
        _http?.Dispose();
        _log.Dispose();
    }

    /// <summary>Runs something on the main thread, outside every resource.</summary>
    public Task Run(Action action) => _loop.Call(() =>
    {
        action();
        return true;
    });

    /// <summary>Sets a convar. Listeners hear of a change, not of a creation.</summary>
    public Task SetConvarAsync(string name, string value) => Run(() => _server.SetConvar(name, value));

    /// <summary>Runs a console line; source 0 is the console itself, anything else a player.</summary>
    public Task ExecuteAsync(string line, int source = 0) => Run(() => _server.Commands.Execute(line, source));

    /// <summary>Lets a player in: playerConnecting, then playerJoining.</summary>
    public Task JoinAsync(PlayerState player) => Run(() =>
    {
        Delegate nothing = Functions.Of(_ => { });
        var deferrals = new Dictionary<string, object?> { ["defer"] = nothing, ["update"] = nothing, ["done"] = nothing };
        _server.Players.Add(player);
        _server.Events.RaiseFor(player.Id, "playerConnecting", player.Name, nothing, deferrals);
        _server.Events.RaiseFor(player.Id, "playerJoining", FormattableString.Invariant($"{player.Id + 65536}"));
    });

    /// <summary>Drops a player: playerDropped while he can still be asked about, then he is gone.</summary>
    public Task DropAsync(int id, string reason = "Exiting") => Run(() =>
    {
        _server.Events.RaiseFor(id, "playerDropped", reason);
        _server.Players.Remove(id);
    });

    /// <summary>Changes a player, such as his place or his vehicle.</summary>
    public Task ChangePlayerAsync(int id, Action<PlayerState> change) => Run(() =>
        change(_server.Players.Find(id) ?? throw new ArgumentException($"There is no player {id}.", nameof(id))));

    /// <summary>Gives a player a new body: the old entity handle goes stale.</summary>
    public Task RespawnAsync(int id) => Run(() => _server.Players.Respawn(id));

    /// <summary>Raises an event as a game client can.</summary>
    public Task RaiseFromPlayerAsync(int id, string name, params object?[] arguments) =>
        Run(() => _server.Events.RaiseFrom(id, name, arguments));

    /// <summary>Raises an event of the server.</summary>
    public Task RaiseAsync(string name, params object?[] arguments) => Run(() => _server.Events.Raise(name, arguments));

    /// <summary>Calls an export of a resource; null when there is none, when it threw, or when it answered nil.</summary>
    public Task<object?> CallExportAsync(string resource, string name, params object?[] arguments) =>
        _loop.Call(() => _server.CallExport(resource, name, arguments));

    /// <summary>Sends an HTTP request to a resource, past the socket. 404 when it has no handler.</summary>
    public async Task<HttpReply> SendHttpAsync(string resource, HttpQuery query)
    {
        HttpExchange? exchange = await BeginHttpAsync(resource, query).ConfigureAwait(false);
        if (query.Body.Length > 0)
        {
            exchange?.Deliver(query.Body);
        }

        return exchange is null ? HttpReply.NotFound : await exchange.Reply.ConfigureAwait(false);
    }

    /// <summary>Calls a resource's HTTP handler as another resource can that has learnt its reference. Null: the handler has left
    /// the request alone.</summary>
    public async Task<HttpReply?> ForgeHttpAsync(string caller, string resource, HttpQuery query)
    {
        HttpExchange? exchange = await BeginHttpAsync(resource, query, caller).ConfigureAwait(false);
        return exchange is { IsTouched: true } ? await exchange.Reply.ConfigureAwait(false) : null;
    }

    /// <summary>Starts a resource; false when there is none.</summary>
    public Task<bool> StartResourceAsync(string name) => _loop.Call(() => _server.StartResource(name));

    /// <summary>Stops a resource; false when there is none.</summary>
    public Task<bool> StopResourceAsync(string name) => _loop.Call(() => _server.StopResource(name));

    /// <summary>Stops and starts a resource; false when there is none.</summary>
    public Task<bool> RestartResourceAsync(string name) => _loop.Call(() => _server.StopResource(name) && _server.StartResource(name));

    /// <summary>What <c>GetResourceState</c> answers.</summary>
    public Task<string> GetResourceStateAsync(string name) => _loop.Call(() => _server.Resources.StateOf(name));

    /// <summary>The names of the events that reach a resource, those behind its exports included; none when there is no such
    /// resource.</summary>
    public Task<IReadOnlyList<string>> GetEventNamesAsync(string resource) => _loop.Call<IReadOnlyList<string>>(() =>
        _server.Resources.Find(resource)?.EventFilter.ToList() ?? new List<string>());

    /// <summary>What each resource cost so far.</summary>
    public Task<IReadOnlyList<ResourceCost>> GetAccountAsync() => _loop.Call<IReadOnlyList<ResourceCost>>(() =>
        _server.Resources.All.Select(resource => resource.Account.ToCost()).ToList());

    /// <summary>Begins the account anew, as after a warm-up. The start's figures stay.</summary>
    public Task ResetAccountAsync() => Run(() =>
    {
        foreach (Resource resource in _server.Resources.All)
        {
            resource.Account.Reset();
        }
    });

    /// <summary>Writes an answer into the events file; its name should begin with <c>$</c>.</summary>
    public void Answer(string name, params object?[] arguments) => _log.Answer(name, arguments);

    // Only a finalizer tells that nobody looked at a failed task.
    private static void RunFinalizers()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    // The handler has seen the head of the request; null when there is no handler.
    private Task<HttpExchange?> BeginHttpAsync(string resource, HttpQuery query, string? caller = null) => _loop.Call(() =>
    {
        if (_server.Resources.Find(resource)?.HttpHandler is not { } handler)
        {
            return null;
        }

        var exchange = new HttpExchange(query, _loop.Post);
        var lent = new List<string>();
        _server.Functions.Invoke(caller, handler, _server.Functions.Write(new object?[] { exchange.Request(), exchange.Response() }, lent));
        exchange.Reply.ContinueWith(_ => _loop.Post(() => Forget(lent.Append(RemoteFunction.ReferenceOf(exchange.BodyHandler)))), TaskScheduler.Default);
        return exchange;
    });

    private void Forget(IEnumerable<string?> references)
    {
        foreach (string? reference in references.Where(reference => reference is not null))
        {
            _server.Functions.Forget(reference!);
        }
    }

    private Dictionary<string, object?> AccountLine(IReadOnlyList<ResourceCost> costs) => new()
    {
        ["event"] = "$account",
        ["seconds"] = Math.Round(_log.Now.TotalSeconds, 3),
        ["resources"] = costs.Select(cost => cost.ToPlain()).ToList(),
        ["lateResolutions"] = _server.LateResolutions,
        ["faults"] = Faults.Select(fault => fault.ToString()).ToList(),
    };

    private void Frame()
    {
        foreach (Resource resource in _server.Resources.All)
        {
            _server.Tick(resource);
        }
    }

    private bool RunScheduledTicks()
    {
        List<Resource> scheduled = _server.Resources.All.Where(resource => resource.TickScheduled).ToList();
        scheduled.ForEach(_server.Tick);
        return scheduled.Count > 0;
    }
}
