using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.Session.Transport;

namespace SonoranPush.Session;

/// <summary>The session of one CAD server: connects, logs in, stays ready until the connection is lost, backs off, and connects again. One
/// loop owns the state; it runs on the pool and communicates with the main thread through the queue only.</summary>
internal sealed class HubSession
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan CloseGrace = TimeSpan.FromMilliseconds(100);

    private readonly SessionSettings _settings;
    private readonly HubConnectionFactory _connect;
    private readonly PushEventInbox _inbox;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly ReconnectBackoff _backoff = new(new Random().NextDouble);
    private readonly SessionPhases _phases = new();
    private readonly HubLogin _login;

    // Written by the location sender, one call at a time.
    private volatile IHubConnection? _carrier;

    // Written by the loop only.
    private volatile IHubConnection? _ready;
    private volatile SessionStatus _status;
    private long _readyAt;
    private long _lostAt;

    /// <summary>Creates a session; <see cref="RunAsync"/> begins it.</summary>
    public HubSession(SessionSettings settings, HubConnectionFactory connect, PushEventInbox inbox, ILogger log, TimeProvider time)
    {
        _settings = settings;
        _connect = connect;
        _inbox = inbox;
        _log = log;
        _time = time;
        _login = new HubLogin(settings, log, time);
        Events = new SessionEventSink(settings, inbox, log);
        _status = new SessionStatus(settings.ServerId, SessionState.Idle, time.GetUtcNow(), null, 0);
    }

    /// <summary>The session's settings.</summary>
    public SessionSettings Settings => _settings;

    /// <summary>The session's status. Any thread.</summary>
    public SessionStatus Status => _status;

    /// <summary>True while it is logged in. Any thread.</summary>
    public bool IsReady => _ready is not null;

    /// <summary>Durations of the last answered calls. Any thread.</summary>
    public DurationHistory RoundTrips { get; } = new(256);

    /// <summary>Receives what is pushed to this session.</summary>
    public SessionEventSink Events { get; }

    /// <summary>Runs until <paramref name="stop"/> is cancelled. Never faults.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var end = await LiveOnceAsync(stop).ConfigureAwait(false);
                if (!stop.IsCancellationRequested)
                {
                    await BackOffAsync(end, stop).ConfigureAwait(false);
                }
                else if (end.WasReady)
                {
                    _inbox.EnqueueDisconnected(_settings.ServerId, DisconnectReason.Stopped.ToWord(), _lostAt, TimeSpan.Zero);
                }
            }
            catch (Exception exception)
            {
                // A bug here must not end the session for good.
                Log.Unexpected(_log, "the session", exception);
                await PauseAsync(_backoff.NextAfterFailure(), stop).ConfigureAwait(false);
            }
        }

        Become(SessionState.Stopped);
        Events.Close();
    }

    /// <summary>Ends the connection, or the wait for the next one, and reconnects at once. Any thread.</summary>
    public void Reconnect(DisconnectReason reason = DisconnectReason.ReconnectRequested) => _phases.Interrupt(reason);

    /// <summary>Sends unit locations. Any thread but the main thread: it serialises before the first await.</summary>
    /// <param name="rows">The argument of the hub's method: the rows, ready to be written as JSON.</param>
    /// <returns>The hub's answer.</returns>
    /// <exception cref="Exception">There is no session, the connection ended, or the hub did not answer; the session then
    /// reconnects.</exception>
    public async Task<HubReply> SendUnitLocationsAsync(IReadOnlyList<object> rows)
    {
        var connection = _ready ?? throw new InvalidOperationException("There is no session.");
        _carrier = connection;
        try
        {
            var sentAt = _time.GetTimestamp();
            var reply = await connection.InvokeAsync(HubContract.UnitLocationMethod, new object?[] { rows }, _time, CancellationToken.None).ConfigureAwait(false);
            RoundTrips.Add(_time.GetElapsedTime(sentAt));
            return reply;
        }
        catch (HubException exception)
        {
            return new HubReply(false, ConsoleText.CleanError(exception.Message));
        }
        catch (TimeoutException) when (ReferenceEquals(connection, _ready))
        {
            Reconnect(DisconnectReason.NoAnswer);
            throw;
        }
    }

    /// <summary>The CAD no longer knows the login of the connection that carried the last locations: reconnects, unless that was done
    /// since. Any thread.</summary>
    public void RenewLogin()
    {
        if (_carrier is { } carrier && ReferenceEquals(carrier, _ready))
        {
            Reconnect(DisconnectReason.Unauthenticated);
        }
    }

    private async Task<SessionEnd> LiveOnceAsync(CancellationToken stop)
    {
        Become(SessionState.Connecting);
        Log.Connecting(_log, _settings.ServerId, _settings.HubUrl.Host);
        var connection = _connect(_settings, Events);
        using var phase = _phases.BeginConnection(stop);
        try
        {
            var end = await UseAsync(connection, phase.Token).ConfigureAwait(false);
            var interruption = _phases.End();

            // An unfinished start or login is no longer awaited.
            phase.Cancel();
            return interruption is { } reason ? end with { Reason = reason, Error = null } : end;
        }
        finally
        {
            LeaveReady();
            await connection.CloseAsync(CloseGrace).ConfigureAwait(false);
        }
    }

    private async Task<SessionEnd> UseAsync(IHubConnection connection, CancellationToken cancellation)
    {
        try
        {
            await connection.StartAsync(cancellation).WithinAsync(ConnectTimeout, _time, cancellation).ConfigureAwait(false);
            Become(SessionState.Authenticating);
            var sentAt = _time.GetTimestamp();
            var reply = await _login.RunAsync(connection, cancellation).ConfigureAwait(false);
            RoundTrips.Add(_time.GetElapsedTime(sentAt));
            if (!reply.Success)
            {
                return new SessionEnd(DisconnectReason.LoginRefused, false, reply.Error);
            }

            BecomeReady(connection);
            var cause = await connection.Closed.WithinAsync(Timeout.InfiniteTimeSpan, _time, cancellation).ConfigureAwait(false);
            return new SessionEnd(DisconnectReason.ConnectionLost, true, cause?.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new SessionEnd(DisconnectReason.ConnectionLost, IsReady, null);
        }
        catch (Exception exception)
        {
            return SessionEnd.BeforeReady(exception, _status.State, _settings.HubUrl);
        }
    }

    private void BecomeReady(IHubConnection connection)
    {
        _readyAt = _time.GetTimestamp();
        _backoff.LoggedIn();
        _ready = connection;
        _status = new SessionStatus(_settings.ServerId, SessionState.Ready, _time.GetUtcNow(), null, _status.Logins + 1);
        var reconnected = _inbox.EnqueueConnected(_settings.ServerId);
        Log.Connected(_log, _settings.ServerId, reconnected);
    }

    private void LeaveReady()
    {
        if (_ready is null)
        {
            return;
        }

        _ready = null;
        Become(SessionState.BackingOff);
        _lostAt = _time.GetTimestamp();
        _backoff.SessionEnded(held: _time.GetElapsedTime(_readyAt, _lostAt));
    }

    private async Task BackOffAsync(SessionEnd end, CancellationToken stop)
    {
        var refused = end.Reason == DisconnectReason.LoginRefused;
        var delay = end.Reason == DisconnectReason.ReconnectRequested ? TimeSpan.Zero
            : refused ? _backoff.NextAfterRefusal()
            : end.DuringLogin ? _backoff.NextAfterUnfinishedLogin()
            : _backoff.NextAfterFailure();
        _status = _status with
        {
            State = refused ? SessionState.Refused : SessionState.BackingOff,
            Since = _time.GetUtcNow(),
            LastError = _settings.Key.Mask(end.Describe()),
        };
        end.WriteTo(_log, _settings.ServerId, _backoff.Refusals, delay);
        if (end.WasReady)
        {
            _inbox.EnqueueDisconnected(_settings.ServerId, end.Reason.ToWord(), _lostAt, delay);
        }

        await PauseAsync(delay, stop).ConfigureAwait(false);
    }

    private async Task PauseAsync(TimeSpan delay, CancellationToken stop)
    {
        using var pause = _phases.BeginPause(stop);
        try
        {
            await _time.Delay(delay, pause.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A reconnect was requested, or the resource stops.
        }
        finally
        {
            _phases.End();
        }
    }

    private void Become(SessionState state) => _status = _status with { State = state, Since = _time.GetUtcNow() };
}
