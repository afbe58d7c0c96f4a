using SonoranPush.Benchmarks.EndToEnd;
using SonoranPush.Benchmarks.Locations;

namespace SonoranPush.Benchmarks.Ticks;

/// <summary>Players on a game server in another process, on the tracks of the simulation.</summary>
/// <param name="server">The server.</param>
/// <param name="players">Number of players.</param>
/// <param name="mix">Which kinds of units they are.</param>
/// <param name="parts">A part of the players moves every 100 ms.</param>
internal sealed class Streets(GameServer server, int players, TrackMix mix, int parts)
{
    private const int PoliceCar = 2046537925;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly SimulatedWorld _world = new(players, mix);

    /// <summary>Lets everybody in.</summary>
    public async Task JoinAsync()
    {
        for (var i = 0; i < players; i++)
        {
            var track = _world.Tracks[i];
            await server.DoAsync(new
            {
                @do = "player",
                id = i + 1,
                identifiers = new[] { $"license:{i:x40}" },
                x = track.Place.X,
                y = track.Place.Y,
                z = track.Place.Z,
                vehicle = track.InVehicle ? new { model = PoliceCar, siren = track.Siren } : null,
            });
        }
    }

    /// <summary>Moves everybody until it is cancelled.</summary>
    public async Task FlowAsync(CancellationToken end)
    {
        using var clock = new PeriodicTimer(Step, TimeProvider.System);
        for (var step = 0; !end.IsCancellationRequested; step++)
        {
            _world.Step(Step.TotalSeconds);
            for (var i = step % parts; i < players; i += parts)
            {
                var place = _world.Tracks[i].Place;
                await server.DoAsync(new { @do = "move", id = i + 1, x = place.X, y = place.Y, z = place.Z, heading = place.Heading });
            }

            await clock.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
