namespace SonoranPush.Session;

/// <summary>The phases of a session's loop, one after the other: a connection, or the pause before the next. Callers may end the current
/// phase early. A reconnect request between two phases is applied to the next pause. Any thread.</summary>
internal sealed class SessionPhases
{
    private readonly object _gate = new();
    private CancellationTokenSource? _current;
    private DisconnectReason? _interruption;

    /// <summary>Begins a connection, which fulfils earlier reconnect requests.</summary>
    public CancellationTokenSource BeginConnection(CancellationToken stop)
    {
        lock (_gate)
        {
            _interruption = null;
            return Begin(stop);
        }
    }

    /// <summary>Begins the pause before the next connection; it is over at once when a request is waiting.</summary>
    public CancellationTokenSource BeginPause(CancellationToken stop)
    {
        lock (_gate)
        {
            var pause = Begin(stop);
            if (_interruption is not null)
            {
                pause.CancelAfter(TimeSpan.Zero);
            }

            return pause;
        }
    }

    /// <summary>Ends the phase.</summary>
    /// <returns>Why it was ended early; null when it was not.</returns>
    public DisconnectReason? End()
    {
        lock (_gate)
        {
            var interruption = _interruption;
            _interruption = null;
            _current = null;
            return interruption;
        }
    }

    /// <summary>Ends the current phase early. A timer is used so that the loop continues on the pool and not inside this call, which may be
    /// on the main thread.</summary>
    public void Interrupt(DisconnectReason reason)
    {
        lock (_gate)
        {
            _interruption ??= reason;
            _current?.CancelAfter(TimeSpan.Zero);
        }
    }

    private CancellationTokenSource Begin(CancellationToken stop) => _current = CancellationTokenSource.CreateLinkedTokenSource(stop);
}
