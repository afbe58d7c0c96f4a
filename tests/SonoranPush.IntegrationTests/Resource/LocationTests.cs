namespace SonoranPush.IntegrationTests.Resource;

public sealed class LocationTests
{
    private const string LongRun = "SONORANPUSH_LONG_TESTS";

    /// <summary>60 s when the environment asks for long tests, else a quarter of it.</summary>
    [Fact]
    public Task Units_300Driving_AreOnTheMapWithinTheHubsLimits() => Scene.PlayAsync(Traffic.Of(300), async scene =>
    {
        var time = Environment.GetEnvironmentVariable(LongRun) is null ? TimeSpan.FromSeconds(15) : TimeSpan.FromSeconds(60);

        await Traffic.DriveAsync(scene, 300, time);

        // Not one on a quiet machine. A busy one may stop hub and resource at any place between start and arrival of a call; the rule
        // itself is shown by SendWindowTests.
        Assert.All(scene.Cad.LocationRefusals, refusal => Assert.True(
            refusal.Key == HubContract.TooSoonError && refusal.Value <= 2, $"{refusal.Value} times: {refusal.Key}"));
        Assert.Equal(300, scene.Cad.Locations.Count);
        // 300 units share four calls of 25 a second, so each is due every 3 s. Far less often is still fair on a busy machine.
        Assert.All(scene.Cad.Locations.Values, row => Assert.InRange(row.Count, time.TotalSeconds / 10, double.MaxValue));
    });

    [Fact]
    public Task Export_OfAnotherResource_PutsGoodRowsOnTheMapAndRefusesBadOnes() => Scene.PlayAsync(new(), async scene =>
    {
        object[] updates =
        [
            Update("apiId", "first", 1),
            Update("identId", 7L, 2),
            Update("communityUserId", "", 3),
            Update("communityUserId", "nan", double.NaN),
            "no table",
        ];

        var taken = await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.SendUnitLocationsExport, updates.ToList());
        var one = await scene.Host.CallExportAsync(Scene.Resource, ScriptContract.SendUnitLocationExport, Update("roblox", 99L, 4));
        await Soon.TrueAsync(() => scene.Cad.Locations.Count == 3, "three rows on the map");

        Assert.Equal(2, Convert.ToInt32(taken, CultureInfo.InvariantCulture));
        Assert.Equal(true, one);
        Assert.Equal(["apiId:first", "identId:7", "roblox:99"], scene.Cad.Locations.Keys.Order());
        Assert.Equal(2, scene.Cad.Locations["identId:7"].Coordinates!.X);
        Assert.Single(scene.Utterances.With("[SP-401]"));
    });

    [Fact]
    public Task OneSync_Off_IsToldOnceAndExportsStillWork() => Scene.PlayAsync(
        Traffic.Of(3) with { Convars = new() { ["onesync"] = "off" } },
        async scene =>
        {
            await scene.Host.RaiseAsync(ScriptContract.UnitLocation, Update("communityUserId", "export", 1));
            await Soon.TrueAsync(() => scene.Cad.Locations.Count > 0, "the row of an event");

            Assert.Equal("communityUserId:export", Assert.Single(scene.Cad.Locations).Key);
            Assert.Contains("+set onesync on", Assert.Single(scene.Utterances.With("[SP-405]")), StringComparison.Ordinal);
        });

    [Fact]
    public Task Player_WhoHasLeft_IsNotSentAnyMore() => Scene.PlayAsync(Traffic.Of(2), async scene =>
    {
        await Soon.TrueAsync(() => scene.Cad.Locations.Count == 2, "both players on the map");

        await Traffic.ParkAsync(scene, 2);
        await scene.Host.DropAsync(1);
        var left = CountOf(1);
        var stayed = CountOf(2);
        for (var step = 1; CountOf(2) < stayed + 5; step++)
        {
            await scene.Host.ChangePlayerAsync(2, player => player.X = step * 10);
            await Soon.TrueAsync(() => scene.Cad.Locations[Traffic.Target(2)].Coordinates!.X >= step * 10, $"step {step} on the map");
        }

        // One row may have been on its way.
        Assert.InRange(CountOf(1), left, left + 1);

        int CountOf(int player) => scene.Cad.Locations[Traffic.Target(player)].Count;
    });

    private static Dictionary<string, object> Update(string target, object id, double x) => new()
    {
        [target] = id,
        ["location"] = "Route 68",
        ["coordinates"] = new Dictionary<string, object> { ["x"] = x, ["y"] = 2.0, ["z"] = 3.0, ["w"] = 4.0 },
    };
}
