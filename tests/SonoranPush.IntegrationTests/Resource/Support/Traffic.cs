using FxServer.Host.World;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Players who are all tracked, and what they do.</summary>
internal static class Traffic
{
    private const float MetresASecond = 15;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Players 1 to <paramref name="count"/>, each in a car, known to the CAD by their number.</summary>
    public static SceneOptions Of(int count) => new()
    {
        Config = new JsonObject { ["unitLocation"] = new JsonObject { ["track"] = "all" } },
        Players = [.. Enumerable.Range(1, count).Select(id => new PlayerState
        {
            Id = id,
            Identifiers = { "license:" + id },
            X = id,
            Vehicle = new VehicleState(),
        })],
    };

    /// <summary>How the CAD names a player.</summary>
    public static string Target(int id) => $"communityUserId:{id}";

    /// <summary>Everybody drives straight on, each in a lane of his own.</summary>
    public static async Task DriveAsync(Scene scene, int players, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        using var clock = new PeriodicTimer(Step);
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            while (await clock.WaitForNextTickAsync(end.Token))
            {
                var way = (float)TimeProvider.System.GetElapsedTime(start).TotalSeconds * MetresASecond;
                await MoveAsync(scene, players, id => (id * 5, way));
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    /// <summary>Everybody is put where he stays.</summary>
    public static Task ParkAsync(Scene scene, int players) => MoveAsync(scene, players, Parked);

    /// <summary>Whether the CAD's map has a player where he was parked.</summary>
    public static bool IsParked(Scene scene, int id) =>
        scene.Cad.Locations.TryGetValue(Target(id), out var row) && (row.Coordinates!.X, row.Coordinates.Y) == Parked(id);

    private static (float X, float Y) Parked(int id) => (-1000 - (id * 10), 500 + id);

    private static async Task MoveAsync(Scene scene, int players, Func<int, (float X, float Y)> where)
    {
        for (var id = 1; id <= players; id++)
        {
            var place = where(id);
            await scene.Host.ChangePlayerAsync(id, player => (player.X, player.Y) = place);
        }
    }
}
