using FxServer.Host.World;

namespace SonoranPush.Demo;

/// <summary>Thirty players in the streets: the five units, and others. Most drive, some walk, some stand.</summary>
internal sealed class Traffic(IDemoServer server, TimeProvider time)
{
    private const int Players = 30;
    private const int PoliceCar = 2046537925; // police
    private const int FamilyCar = -344943009; // blista

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly long _start = time.GetTimestamp();
    private readonly IReadOnlyList<Driver> _drivers = [.. Enumerable.Range(1, Players).Select(CreateDriver)];

    public async Task JoinAsync()
    {
        foreach (var driver in _drivers)
        {
            await server.JoinAsync(driver, Where(driver));
        }
    }

    /// <summary>Moves everybody until it is cancelled.</summary>
    public async Task FlowAsync(CancellationToken end)
    {
        using var clock = new PeriodicTimer(Step, time);
        try
        {
            while (await clock.WaitForNextTickAsync(end))
            {
                foreach (var driver in _drivers)
                {
                    await server.MoveAsync(driver, Where(driver));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The evening is over.
        }
    }

    private Place Where(Driver driver) => driver.Round.After(time.GetElapsedTime(_start));

    private static Driver CreateDriver(int playerId)
    {
        var round = new Round(-400 + (playerId % 6 * 220), -1100 + (playerId / 6 * 240), 60 + (playerId % 5 * 20), Speed(playerId));
        if (playerId > Unit.All.Count)
        {
            var vehicle = IsOnFoot(playerId) ? null : Car(FamilyCar, false);
            return new Driver(playerId, $"player {playerId}", $"license:{playerId:d40}", vehicle, round);
        }

        var unit = Unit.All[playerId - 1];
        return new Driver(playerId, unit.FullName, "license:" + unit.Identity, Car(PoliceCar, playerId == 1), round);
    }

    private static double Speed(int playerId) =>
        playerId % 10 == 9 ? 0 : IsOnFoot(playerId) ? 1.5 : (10 + (playerId * 7 % 20)) * (playerId % 2 == 0 ? 1 : -1);

    private static bool IsOnFoot(int playerId) => playerId > Unit.All.Count && playerId % 4 == 0;

    private static VehicleState Car(int model, bool siren) => new() { Model = model, Siren = siren };
}
