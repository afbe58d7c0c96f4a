using System;
using System.Threading;

namespace SonoranPush.Session;

/// <summary>What a session's loop waits for, one phase after the other: a connection's life, or the pause before the next.
/// Others may end the current one early; a request that comes between two phases is kept for the pause. Any thread.</summary>
internal sealed class SessionPhases
{
    private readonly object _gate = new();
    private CancellationTokenSource? _current;
    private DisconnectReason? _interruption;

    /// <summary>Begins the life of a connection. Earlier requests are fulfilled by that.</summary>
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
    /// <returns>Why somebody ended it early; null when nobody did.</returns>
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

    /// <summary>Ends the current phase early. The loop goes on elsewhere, never inside this call, which may come from the
    /// tick: hence the timer.</summary>
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
