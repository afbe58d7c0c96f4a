using SonoranPush.Locations;
using SonoranPush.Players;

namespace SonoranPush.UnitTests.Locations;

public class VehicleCatalogTests
{
    private readonly VehicleCatalog _catalog = new(new UnitLocationOptions { PoliceModels = ["police", "-1234"], VehicleModelUrl = "m/" });

    [Theory]
    [InlineData("automobile", "m/car.glb")]
    [InlineData("bike", "m/motorcycle.glb")]
    [InlineData("boat", "m/boat.glb")]
    [InlineData("submarine", "m/boat.glb")]
    [InlineData("heli", "m/helicopter.glb")]
    [InlineData("plane", "m/airplane.glb")]
    [InlineData("trailer", "m/car.glb")]
    [InlineData("train", "m/car.glb")]
    [InlineData(null, "m/on_foot.glb")]
    public void Find_OrdinaryModel_GoesByType(string? type, string model) => Assert.Equal(model, Find(99, type).Model);

    [Theory]
    [InlineData("police", "automobile", "m/police_car.glb")]
    [InlineData("-1234", "automobile", "m/police_car.glb")]
    [InlineData("firetruk", "automobile", "m/firetruck.glb")]
    [InlineData("ambulance", "automobile", "m/ambulance.glb")]
    [InlineData("bmx", "bike", "m/bicycle.glb")]
    public void Find_KnownModel_GoesByModel(string name, string type, string model) =>
        Assert.Equal(model, Find(GameHash.Of(name), type).Model);

    [Fact]
    public void Find_WithASiren_IsTheSameWithLights()
    {
        var dark = Find(GameHash.Of("police"), "automobile");

        Assert.Equal(dark with { Lights = true }, Find(GameHash.Of("police"), "automobile", siren: true));
        Assert.Equal((7, 2, 90, 3.62), (dark.ZOffset, dark.SizeOffset, dark.HeadingOffset, dark.LightZOffset));
    }

    [Theory]
    [InlineData("police", 2046537925)]
    [InlineData("POLICE", 2046537925)]
    [InlineData("adder", -1216765807)]
    [InlineData("3078201489", -1216765807)]
    public void GameHash_OfNameOrNumber_IsTheGamesHash(string text, int hash) => Assert.Equal(hash, GameHash.Of(text));

    private UnitVehicle Find(int model, string? type, bool siren = false) => _catalog.Find(new SampledVehicle(model, type, siren));
}
