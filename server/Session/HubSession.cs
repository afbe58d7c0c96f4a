using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Inbound;

namespace SonoranPush.Session;

/// <summary>The session of one CAD server: connect, log in, be ready, be lost, back off, connect, for ever. One loop and one
/// state; it runs on the pool and talks to the tick through the queue alone.</summary>
internal sealed class HubSession : IPushSink
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan InvocationTimeout = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan CloseGrace = TimeSpan.FromMilliseconds(100);

    // A hub that takes the login and drops the session at once must not be asked faster and faster.
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(5);

    private readonly SessionSettings _settings;
    private readonly HubConnectionFactory _connect;
    private readonly SessionInbox _inbox;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly ReconnectBackoff _backoff = new(new Random().NextDouble);
    private readonly object _gate = new();

    // Guarded by the gate: other threads may end what the loop waits for.
    private CancellationTokenSource? _phase;
    private DisconnectReason? _interruption;
    private IHubConnection? _ready;

    // The loop's own.
    private bool _legacyLogin;
    private long _readyAt;
    private long _lostAt;
    private volatile SessionStatus _status;

    /// <summary>Creates a session; <see cref="RunAsync"/> begins it.</summary>
    public HubSession(SessionSettings settings, HubConnectionFactory connect, SessionInbox inbox, ILogger log, TimeProvider time)
    {
        _settings = settings;
        _connect = connect;
        _inbox = inbox;
        _log = log;
        _time = time;
        _status = new SessionStatus(settings.ServerId, SessionState.Idle, time.GetUtcNow(), null, 0);
    }

    /// <summary>What the session was made of.</summary>
    public SessionSettings Settings => _settings;

    /// <summary>Where the session stands. Any thread.</summary>
    public SessionStatus Status => _status;

    /// <summary>Logged in at this moment? Any thread.</summary>
    public bool IsReady => _status.State == SessionState.Ready;

    /// <inheritdoc />
    public int MaxPayloadBytes => _inbox.MaxMessageBytes;

    /// <inheritdoc />
    public void Receive(ReadOnlySpan<byte> payload) =>
        _inbox.Receive(payload, _settings.ServerId, _settings.Key, PushTransport.Websocket);

    /// <inheritdoc />
    public void Refuse(PushRefusal refusal) => _inbox.Refuse(refusal, _settings.ServerId);

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
                    _inbox.TellDisconnected(_settings.ServerId, DisconnectReason.Stopped.ToWord(), TimeSpan.Zero);
                }
            }
            catch (Exception exception)
            {
                // A mistake of our own must not end the session for good.
                Log.Unexpected(_log, "the session", exception);
                await WaitAsync(_backoff.NextAfterFailure(), stop).ConfigureAwait(false);
            }
        }

        Become(SessionState.Stopped);
    }

    /// <summary>Ends the connection, or the wait for the next one, and begins anew at once. Any thread.</summary>
    public void Reconnect(DisconnectReason reason = DisconnectReason.ReconnectRequested)
    {
        lock (_gate)
        {
            // Through a timer: the loop must not go on inside this call, which may come from the tick.
            _interruption ??= reason;
            _phase?.CancelAfter(TimeSpan.Zero);
        }
    }

    /// <summary>Sends unit locations. Any thread but the tick: the call begins with work.</summary>
    /// <param name="rows">The argument of the hub's method: the rows, ready to be written as JSON.</param>
    /// <returns>The hub's answer; an unsuccessful one with a null error when there is no session.</returns>
    /// <exception cref="Exception">The connection ended, or the hub did not answer; the session is being renewed then.</exception>
    public async Task<HubReply> SendUnitLocationsAsync(IReadOnlyList<object> rows)
    {
        IHubConnection? connection;
        lock (_gate)
        {
            connection = _ready;
        }

        if (connection is null)
        {
            return new HubReply(false);
        }

        try
        {
            return await InvokeAsync(connection, HubContract.UnitLocationMethod, new object?[] { rows }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (HubException exception)
        {
            return new HubReply(false, HubReplyReader.Shorten(exception.Message));
        }
        catch (TimeoutException)
        {
            Reconnect(DisconnectReason.NoAnswer);
            throw;
        }
    }

    private DisconnectReason? Interruption
    {
        get
        {
            lock (_gate)
            {
                return _interruption;
            }
        }
    }

    private async Task<SessionEnd> LiveOnceAsync(CancellationToken stop)
    {
        using var phase = BeginPhase(stop);
        IHubConnection? connection = null;
        var wasReady = false;
        try
        {
            Become(SessionState.Connecting);
            Log.Connecting(_log, _settings.ServerId, _settings.HubUrl.Host);
            connection = _connect(_settings, this);
            await connection.StartAsync(phase.Token).WithinAsync(ConnectTimeout, _time, phase.Token).ConfigureAwait(false);
            Become(SessionState.Authenticating);
            var reply = await LogInAsync(connection, phase.Token).ConfigureAwait(false);
            if (!reply.Success)
            {
                return new SessionEnd(DisconnectReason.LoginRefused, false, reply.Error);
            }

            wasReady = true;
            BecomeReady(connection);
            var cause = await connection.Closed.WithinAsync(Timeout.InfiniteTimeSpan, _time, phase.Token).ConfigureAwait(false);
            return new SessionEnd(DisconnectReason.ConnectionLost, true, cause?.Message);
        }
        catch (HubException exception) when (_status.State == SessionState.Authenticating)
        {
            return new SessionEnd(DisconnectReason.LoginRefused, wasReady, exception.Message);
        }
        catch (OperationCanceledException) when (phase.IsCancellationRequested)
        {
            return new SessionEnd(Interruption ?? DisconnectReason.ConnectionLost, wasReady, null);
        }
        catch (TimeoutException exception)
        {
            var reason = _status.State == SessionState.Authenticating ? DisconnectReason.NoAnswer : DisconnectReason.ConnectFailed;
            return new SessionEnd(reason, wasReady, ConnectFailure.Describe(exception, _settings.HubUrl));
        }
        catch (Exception exception)
        {
            var hub = _settings.HubUrl;
            return new SessionEnd(DisconnectReason.ConnectFailed, wasReady, ConnectFailure.Describe(exception, hub), ConnectFailure.CodeOf(exception, hub));
        }
        finally
        {
            EndPhase();
            LeaveReady();
            if (connection is not null)
            {
                await connection.CloseAsync(CloseGrace).ConfigureAwait(false);
            }
        }
    }

    private async Task<HubReply> LogInAsync(IHubConnection connection, CancellationToken cancellation)
    {
        var arguments = new object?[] { _settings.CommunityId, _settings.Key.Reveal(), _settings.ServerId };
        if (!_legacyLogin)
        {
            try
            {
                return await InvokeAsync(connection, HubContract.AuthenticateMethod, arguments, cancellation).ConfigureAwait(false);
            }
            catch (HubException)
            {
                Log.LegacyLogin(_log, _settings.ServerId);
            }
        }

        // What worked for this hub is tried first the next time.
        _legacyLogin = false;
        var reply = await InvokeAsync(connection, HubContract.LegacyAuthenticateMethod, arguments, cancellation).ConfigureAwait(false);
        _legacyLogin = reply.Success;
        return reply;
    }

    private Task<HubReply> InvokeAsync(
        IHubConnection connection, string method, object?[] arguments, CancellationToken cancellation) =>
        connection.InvokeAsync(method, arguments, cancellation).WithinAsync(InvocationTimeout, _time, cancellation);

    private void BecomeReady(IHubConnection connection)
    {
        var reconnected = _status.Logins > 0;
        var gap = reconnected ? _time.GetElapsedTime(_lostAt) : TimeSpan.Zero;
        _readyAt = _time.GetTimestamp();
        _backoff.ForgetRefusals();
        lock (_gate)
        {
            _ready = connection;
        }

        _status = new SessionStatus(_settings.ServerId, SessionState.Ready, _time.GetUtcNow(), null, _status.Logins + 1);
        Log.Connected(_log, _settings.ServerId, reconnected);
        _inbox.TellConnected(_settings.ServerId, reconnected, gap);
    }

    private void LeaveReady()
    {
        lock (_gate)
        {
            if (_ready is null)
            {
                return;
            }

            _ready = null;
        }

        _lostAt = _time.GetTimestamp();
        if (_time.GetElapsedTime(_readyAt, _lostAt) >= StableAfter)
        {
            _backoff.ForgetFailures();
        }
    }

    private async Task BackOffAsync(SessionEnd end, CancellationToken stop)
    {
        var refused = end.Reason == DisconnectReason.LoginRefused;
        var delay = end.Reason == DisconnectReason.ReconnectRequested ? TimeSpan.Zero
            : refused ? _backoff.NextAfterRefusal()
            : _backoff.NextAfterFailure();
        _status = _status with
        {
            State = refused ? SessionState.Refused : SessionState.BackingOff,
            Since = _time.GetUtcNow(),
            LastError = end.Describe(),
        };
        Tell(end, delay);
        if (end.WasReady)
        {
            _inbox.TellDisconnected(_settings.ServerId, end.Reason.ToWord(), delay);
        }

        await WaitAsync(delay, stop).ConfigureAwait(false);
    }

    private void Tell(SessionEnd end, TimeSpan delay)
    {
        if (end.Reason == DisconnectReason.LoginRefused)
        {
            if (_backoff.Refusals == 1)
            {
                Log.LoginRefused(_log, _settings.ServerId, LoginAdvice.For(end.Error), delay);
            }
            else
            {
                Log.LoginRefusedAgain(_log, _settings.ServerId, delay);
            }
        }
        else if (end.WasReady)
        {
            Log.ConnectionLost(_log, _settings.ServerId, end.Describe(), delay);
        }
        else
        {
            Log.ConnectFailed(_log, end.Code, _settings.ServerId, end.Describe(), delay);
        }
    }

    // Waits, but no longer than until somebody asks for a new connection.
    private async Task WaitAsync(TimeSpan delay, CancellationToken stop)
    {
        using var phase = BeginPhase(stop);
        try
        {
            await _time.Delay(delay, phase.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Somebody asked for a new connection, or the resource stops.
        }
        finally
        {
            EndPhase();
        }
    }

    private CancellationTokenSource BeginPhase(CancellationToken stop)
    {
        var phase = CancellationTokenSource.CreateLinkedTokenSource(stop);
        lock (_gate)
        {
            _interruption = null;
            _phase = phase;
        }

        return phase;
    }

    private void EndPhase()
    {
        lock (_gate)
        {
            _phase = null;
        }
    }

    private void Become(SessionState state) => _status = _status with { State = state, Since = _time.GetUtcNow() };
}
