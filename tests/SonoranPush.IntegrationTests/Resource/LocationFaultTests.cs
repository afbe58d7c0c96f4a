namespace SonoranPush.IntegrationTests.Resource;

/// <summary>Whatever goes wrong on the way, the map ends up right.</summary>
public sealed class LocationFaultTests
{
    private const int Players = 100;

    [Fact]
    public Task EveryThirdCall_Refused_EndsWithEverybodyInHisPlace() => Scene.PlayAsync(Traffic.Of(Players), async scene =>
    {
        scene.Cad.Faults.RefuseEveryNthLocationCall = 3;

        await Traffic.DriveAsync(scene, Players, TimeSpan.FromSeconds(5));
        await Traffic.ParkAsync(scene, Players);

        await EverybodyIsInHisPlaceAsync(scene);
        Assert.NotEmpty(scene.Cad.LocationRefusals);
    });

    [Fact]
    public Task Socket_DroppedEvery5Seconds_EndsWithEverybodyInHisPlace() => Scene.PlayAsync(Traffic.Of(Players), async scene =>
    {
        scene.Cad.Faults.DropEvery = TimeSpan.FromSeconds(5);

        await Traffic.DriveAsync(scene, Players, TimeSpan.FromSeconds(12));
        await Traffic.ParkAsync(scene, Players);

        await EverybodyIsInHisPlaceAsync(scene);
        Assert.True(scene.Events.Count(ScriptContract.Disconnected) > 1);
    });

    private static Task EverybodyIsInHisPlaceAsync(Scene scene) => Soon.TrueAsync(
        () => Enumerable.Range(1, Players).All(id => Traffic.IsParked(scene, id)), "everybody in his place on the map");
}
