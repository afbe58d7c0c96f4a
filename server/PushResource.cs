using System.Net.Http;
using System.Reflection;
using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Checks;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.Locations;
using SonoranPush.Locations.Postals;
using SonoranPush.Players;
using SonoranPush.PushEvents;
using SonoranPush.PushEvents.Http;
using SonoranPush.Requests;
using SonoranPush.Rest;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.Session.Transport;
using SonoranPush.Startup;

namespace SonoranPush;

/// <summary>The composition root: creates the parts and runs them in each tick. Free of CitizenFX, for tests. Main thread only.</summary>
internal sealed class PushResource
{
    // Part of the 300 ms that a stop may take; the rest is for HTTP responses.
    private static readonly TimeSpan StopPatience = TimeSpan.FromMilliseconds(230);

    // The share for request callbacks; the sessions end at the same time.
    private static readonly TimeSpan CallbackPatience = TimeSpan.FromMilliseconds(150);

    // If the runtime unloads the resource while a pool thread still runs its code, the whole server may abort.
    private static readonly TimeSpan LeavingTime = TimeSpan.FromMilliseconds(20);

    private readonly IScriptHost _host;
    private readonly TimeProvider _time;
    private readonly ConsoleLogger _log;
    private readonly PushEventCounters _counters = new();
    private readonly TickBudget _budget;
    private readonly StartupSequence _start;
    private readonly PushEventQueue _queue;
    private readonly PushEventDispatcher _dispatcher;
    private readonly OptionsReader _options;
    private readonly PostalLoader _postals;
    private readonly HttpEventReceiver _posts;
    private bool _stopped;

    /// <summary>Creates the parts; nothing runs before the first tick.</summary>
    /// <param name="host">The server.</param>
    /// <param name="connect">Creates connections to the hub.</param>
    /// <param name="time">The clock.</param>
    /// <param name="name">This resource's name, that of its folder.</param>
    public PushResource(IScriptHost host, HubConnectionFactory connect, TimeProvider time, string name = ScriptContract.Command)
    {
        _host = host;
        _time = time;
        _log = new ConsoleLogger(host.WriteLine, time);
        _budget = new TickBudget(time);
        _options = new OptionsReader(host, name, _log, time);
        Cad = new CadProjection(host, Options, name, _log, time);
        _postals = new PostalLoader(host, _log);
        _queue = new PushEventQueue(Options.Limits);
        _dispatcher = new PushEventDispatcher(_queue, host, _counters, _log) { Observer = Cad };
        var trust = new TlsTrust(_log, time);
        Sessions = new SessionSet(connect, trust, () => new PushEventInbox(_queue, Options.Limits, _counters, _log, time), _log, time);
        var limits = new EndpointLimits(time);
        var rest = new CadRestClient(() => RestHandler(), trust, time);
        var fetch = new SnapshotFetcher(rest, _queue.Add, _log, limits);
        Check = new SelfCheck(this, host, name, trust, new RestProbe(rest, time), time);
        Snapshots = new SnapshotScheduler(id => Options.Snapshot ? Sessions.SettingsOf(id) : null, fetch, Cad.Snapshots, _log, time);
        Requests = new RequestDispatcher(Cad.State, new RequestSender(new CadRestClient(() => RestHandler(), trust, time)), limits, _log, time);
        Requests.Changed += Snapshots.Hint;
        Cad.SnapshotWanted += Snapshots.Request;
        Cad.State.EntryMissed += Snapshots.Hint;
        _posts = new HttpEventReceiver(Options.Http, Sessions.FindPostReceiver, _log, time);
        _start = new StartupSequence(_log, time);
        _start.Then(new StartupStep("config.json", _options.ReadFile));
        _start.Then(new StartupStep("convars", _options.ReadConvars));
        _start.Then(new StartupStep("unit locations", StartLocations));
        _start.Then(new StartupStep("sessions", ApplySessions));
        _start.Then(new StartupStep("http", () => _posts.Listen(host, name)));
        _start.Then(new StartupStep("banner", () => StartBanner.Write(_log, Version, name, Options, Cad.Compatibility.IsOn)));
    }

    /// <summary>The settings.</summary>
    public PushOptions Options => _options.Options;

    public static string Version { get; } =
        typeof(PushResource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "unknown";

    /// <summary>The state for the status command and export.</summary>
    public ResourceStatus Status => new(
        Sessions.Sessions.Select(session => session.Status).ToList(), _counters, _queue, Locations?.Status, TickTimes, Requests.Status);

    /// <summary>Durations of the last ticks.</summary>
    public DurationHistory TickTimes { get; } = new();

    /// <summary>Runs <c>sonoranpush check</c>.</summary>
    public SelfCheck Check { get; }

    /// <summary>Unit locations; null until the start has read the configuration.</summary>
    public LocationPipeline? Locations { get; private set; }

    /// <summary>Players; null until the start has read the configuration.</summary>
    public PlayerTracker? Players { get; private set; }

    /// <summary>Units, calls and compatibility.</summary>
    public CadProjection Cad { get; }

    /// <summary>Schedules snapshots.</summary>
    public SnapshotScheduler Snapshots { get; }

    /// <summary>Requests of resources to the CAD.</summary>
    public RequestDispatcher Requests { get; }

    /// <summary>Creates the handler of REST requests.</summary>
    public Func<HttpMessageHandler> RestHandler { get; init; } = CadRestClient.CreateHandler;

    public SessionSet Sessions { get; }

    /// <summary>The log, for the bindings.</summary>
    public ConsoleLogger Logger => _log;

    /// <summary>Adds the warm-up that a real server needs. Call it before the first tick.</summary>
    public void WarmUp() => _start.BeginWith(Startup.WarmUp.Steps(_host, _time));

    /// <summary>Adds the check of who can read the key. Call it before the first tick. No step waits for it: reading may never
    /// end.</summary>
    public void CheckKeyExposure(ApiKeyExposureCheck check, string name) =>
        _start.Later(new StartupStep("key protection", () => check.Check(Options.KeyConvar, name)));

    /// <summary>One tick of the server.</summary>
    public void Tick()
    {
        if (_stopped)
        {
            return;
        }

        var began = _time.GetTimestamp();
        try
        {
            _log.Tick();
            var hasStarted = _start.IsDone;
            _start.RunNext();
            if (hasStarted)
            {
                if (_options.IsDue())
                {
                    _options.ReadConvars();
                    ApplySessions();
                }

                Cad.State.Expire();
                Snapshots.Tick();
                _postals.Tick(Locations!.UsePostals);
                Check.Tick();
                RaiseEvents(_posts.Tick() + Requests.Tick() + Players!.Tick());
            }
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "a tick", exception);
        }

        TickTimes.Add(_time.GetElapsedTime(began));
    }

    /// <summary>A convar has changed; it is read with the next tick.</summary>
    public void OnConvarChanged() => _options.OnConvarChanged();

    /// <summary>Another resource of the server starts.</summary>
    public void ResourceStarted(string name)
    {
        Cad.ResourceStarted(name);
        _postals.ResourceStarted(name);
    }

    /// <summary>Another resource of the server stops.</summary>
    public void ResourceStopped(string name)
    {
        Cad.ResourceStopped(name);
        _postals.ResourceStopped(name);
    }

    /// <summary>Reconnects all sessions at once.</summary>
    public void Reconnect() => Sessions.Reconnect();

    /// <summary>Returns true if a session is logged in.</summary>
    /// <param name="serverId">Which one; null for any.</param>
    public bool IsConnected(int? serverId) => Sessions.IsReady(serverId);

    /// <summary>Ends everything. Returns within 300 ms, even if the hub no longer answers.</summary>
    public void Stop()
    {
        _stopped = true;
        var began = _time.GetTimestamp();
        var onPool = Task.WhenAll(
            Check.StopAsync(), Snapshots.StopAsync(), _posts.StopAsync(), Requests.StopAsync(), Locations?.StopAsync() ?? Task.CompletedTask);
        Requests.Stop(CallbackPatience);
        Sessions.Stop(Left());
        Task.WaitAny(new[] { onPool }, Left());
        _posts.AnswerRest();
        using var never = new ManualResetEventSlim();
        never.Wait(LeavingTime);

        TimeSpan Left()
        {
            var left = StopPatience - _time.GetElapsedTime(began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private void RaiseEvents(int crossingsSpent)
    {
        _budget.BeginSlice(crossingsSpent);
        var backlog = _dispatcher.Drain(_budget);
        _budget.EndSlice(backlog);
        if (backlog && _budget.CanAffordSlice)
        {
            _host.ScheduleTick();
        }
    }

    private void ApplySessions()
    {
        var sessions = Options.Sessions();
        Sessions.Apply(sessions);
        Requests.Use(sessions);
    }

    private void StartLocations()
    {
        _dispatcher.Use(Options.Events);
        _postals.Use(Options.UnitLocation.PostalResource);
        Locations = new LocationPipeline(Options.UnitLocation, new SessionLocationChannel(Sessions), _log, _time);
        Players = new PlayerTracker(_host, Cad.State, Options.UnitLocation, Locations, _log, _time);
        Locations.Start();
        Players.Start();
    }
}
