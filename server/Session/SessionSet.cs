using Microsoft.Extensions.Logging;
using SonoranPush.PushEvents;
using SonoranPush.PushEvents.Http;
using SonoranPush.Session.Tls;
using SonoranPush.Session.Transport;

namespace SonoranPush.Session;

/// <summary>The running sessions, one for each server id. Applies the settings: an unchanged session is kept. A changed one ends before its
/// successor begins, because a second session for one server would take its events. Main thread only; the sessions themselves run on the
/// pool.</summary>
internal sealed class SessionSet
{
    private readonly HubConnectionFactory _connect;
    private readonly Func<PushEventInbox> _createInbox;
    private readonly ILogger _log;
    private readonly TimeProvider _time;

    // An inbox outlives its sessions, so that the sequence continues after a change of settings.
    private readonly Dictionary<int, PushEventInbox> _inboxes = new();
    private readonly Dictionary<int, Running> _running = new();

    // The last session of each server that was ended. Its successor waits for it, also when it comes later.
    private readonly Dictionary<int, Task> _ending = new();

    private (Uri HubUrl, string CommunityId)? _community;

    /// <summary>Creates an empty set.</summary>
    /// <param name="connect">Creates connections to the hub.</param>
    /// <param name="trust">The TLS trust that opens them.</param>
    /// <param name="createInbox">Creates the inbox of a CAD server.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public SessionSet(HubConnectionFactory connect, TlsTrust trust, Func<PushEventInbox> createInbox, ILogger log, TimeProvider time)
    {
        _connect = (settings, sink) => new TrustedHubConnection(connect(settings, sink), settings.HubUrl, trust);
        _createInbox = createInbox;
        _log = log;
        _time = time;
    }

    /// <summary>The running sessions, in the order of their server ids.</summary>
    public IReadOnlyList<HubSession> Sessions { get; private set; } = Array.Empty<HubSession>();

    /// <summary>Finds the session for an event posted over HTTP. The envelope does not name its CAD server, but the CAD posts only while it
    /// has no session of it: so the first session that is not logged in, or else the first.</summary>
    /// <returns>Null when there is no session.</returns>
    public EnvelopeReceiver? FindPostReceiver()
    {
        var first = Sessions.Count > 0 ? Sessions[0] : null;
        return (Sessions.FirstOrDefault(session => !session.IsReady) ?? first) is { } session ? session.Events.ReceivePosted : null;
    }

    /// <summary>Returns true if a session is logged in.</summary>
    /// <param name="serverId">Which one; null for any.</param>
    public bool IsReady(int? serverId) =>
        Sessions.Any(session => session.IsReady && (serverId is null || session.Settings.ServerId == serverId));

    /// <summary>The settings of a CAD server's session; null when there is none.</summary>
    public SessionSettings? SettingsOf(int serverId) => _running.TryGetValue(serverId, out var running) ? running.Session.Settings : null;

    /// <summary>Reconnects all sessions at once.</summary>
    public void Reconnect()
    {
        foreach (var session in Sessions)
        {
            session.Reconnect();
        }
    }

    /// <summary>Starts and ends sessions so that the wanted ones run.</summary>
    public void Apply(IReadOnlyList<SessionSettings> wanted)
    {
        var community = wanted.Count > 0 ? (wanted[0].HubUrl, wanted[0].CommunityId) : _community;
        var isAnother = _community is not null && community != _community;
        _community = community;
        foreach (var serverId in _running.Keys.Except(wanted.Select(settings => settings.ServerId)).ToList())
        {
            End(serverId, leaves: true);
        }

        var previous = new Dictionary<SessionSettings, Task>();
        foreach (var settings in wanted)
        {
            if (SettingsOf(settings.ServerId) != settings)
            {
                previous.Add(settings, End(settings.ServerId, leaves: false));
            }
        }

        // All of them share the data of the community.
        var all = isAnother ? Task.WhenAll(_ending.Values) : null;
        foreach (var settings in previous.Keys)
        {
            Begin(settings, all ?? previous[settings], isAnother);
        }

        Sessions = wanted.Select(settings => _running[settings.ServerId].Session).ToList();
    }

    /// <summary>Ends all sessions, waiting no longer than <paramref name="patience"/>; the others continue to end on the pool.</summary>
    public void Stop(TimeSpan patience)
    {
        foreach (var serverId in _running.Keys.ToList())
        {
            End(serverId, leaves: false);
        }

        Sessions = Array.Empty<HubSession>();
        Task.WaitAll(_ending.Values.ToArray(), patience);
    }

    /// <summary>The inbox of a server id, with a session or without one.</summary>
    public PushEventInbox InboxOf(int serverId)
    {
        if (!_inboxes.TryGetValue(serverId, out var inbox))
        {
            _inboxes[serverId] = inbox = _createInbox();
        }

        return inbox;
    }

    private void Begin(SessionSettings settings, Task previous, bool isCommunityAnother)
    {
        var inbox = InboxOf(settings.ServerId);
        var session = new HubSession(settings, _connect, inbox, _log, _time);
        var stop = new CancellationTokenSource();
        var loop = Task.Run(async () =>
        {
            await previous.ConfigureAwait(false);
            if (isCommunityAnother)
            {
                inbox.EnqueueServerRemoved(settings.ServerId, isCommunityLeft: true);
            }

            await session.RunAsync(stop.Token).ConfigureAwait(false);
        });
        _running[settings.ServerId] = new Running(session, stop, loop);
    }

    // Cancelled on the pool, because ending a connection takes time. The end of a server id is queued once no more events of it can arrive.
    private Task End(int serverId, bool leaves)
    {
        if (!_running.TryGetValue(serverId, out var running))
        {
            return _ending.TryGetValue(serverId, out var earlier) ? earlier : Task.CompletedTask;
        }

        _running.Remove(serverId);
        var inbox = InboxOf(serverId);
        return _ending[serverId] = Task.Run(async () =>
        {
            running.Stop.Cancel();
            await running.Loop.ConfigureAwait(false);
            running.Stop.Dispose();
            if (leaves)
            {
                inbox.EnqueueServerRemoved(serverId);
            }
        });
    }

    private sealed class Running
    {
        public Running(HubSession session, CancellationTokenSource stop, Task loop)
        {
            Session = session;
            Stop = stop;
            Loop = loop;
        }

        public HubSession Session { get; }

        public CancellationTokenSource Stop { get; }

        public Task Loop { get; }
    }
}
