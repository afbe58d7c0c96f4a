using System;
using System.Threading.Tasks;

namespace SonoranPush.Startup;

/// <summary>Plays a start, a login, push events and some ticks through on the pool, with a server and a hub that do nothing. The
/// runtime compiles a method when it is first called: without this the server's main thread would wait for that in the first
/// ticks and with the first events. Tick thread only.</summary>
internal sealed class Rehearsal
{
    // More than it takes by far; the start does not wait longer for what is only a favour.
    private const int MostTicks = 200;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly TimeProvider _time;
    private Task<bool>? _play;

    /// <summary>Creates a rehearsal that has not begun.</summary>
    public Rehearsal(TimeProvider time) => _time = time;

    /// <summary>Every part had its turn. False as long as it is not over.</summary>
    public bool WasComplete => _play is { Status: TaskStatus.RanToCompletion, Result: true };

    /// <summary>Begins with the first call.</summary>
    /// <returns>True when it is over.</returns>
    public bool IsOver()
    {
        _play ??= Task.Run(PlayAsync);
        if (!_play.IsCompleted)
        {
            return false;
        }

        _play.GetAwaiter().GetResult();
        return true;
    }

    private async Task<bool> PlayAsync()
    {
        var clock = new RehearsalClock();
        var server = new RehearsalServer();
        var resource = new PushResource(server, (_, sink) => new RehearsalHub(sink), clock) { RestHandler = () => new RehearsalRest() };
        for (var tick = 0; tick < MostTicks && !server.HasSeenAll; tick++)
        {
            resource.Tick();
            clock.Advance(Tick);
            await _time.Delay(Pause).ConfigureAwait(false);
        }

        resource.Stop();
        return server.HasSeenAll;
    }
}
