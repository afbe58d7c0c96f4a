using System.Diagnostics;

namespace CitizenFX.Core.Runtime;

/// <summary>Two stop watches: one runs while a resource is on the main thread at all, the other stands still while it waits for the
/// server. Main thread only.</summary>
internal sealed class ResourceClock
{
    private readonly Stopwatch _whole = new();
    private readonly Stopwatch _own = new();
    private int _depth;

    public void Enter()
    {
        if (_depth++ == 0)
        {
            _whole.Start();
        }

        _own.Start();
    }

    public void Leave()
    {
        _own.Stop();
        if (--_depth == 0)
        {
            _whole.Stop();
        }
    }

    /// <summary>The resource calls the server.</summary>
    public void Cross() => _own.Stop();

    /// <summary>The server has answered.</summary>
    public void Return() => _own.Start();

    /// <summary>What was spent since the last call.</summary>
    public OwnTime Take()
    {
        var spent = new OwnTime(_whole.Elapsed, _own.Elapsed);
        _whole.Reset();
        _own.Reset();
        return spent;
    }
}
