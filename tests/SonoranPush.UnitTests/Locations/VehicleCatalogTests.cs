using SonoranPush.Locations;

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
    [InlineData(null, "m/car.glb")]
    public void Find_OrdinaryModel_GoesByType(string? type, string model) => Assert.Equal(model, _catalog.Find(type, 99).Dark.Model);

    [Theory]
    [InlineData("police", "automobile", "m/police_car.glb")]
    [InlineData("-1234", "automobile", "m/police_car.glb")]
    [InlineData("firetruk", "automobile", "m/firetruck.glb")]
    [InlineData("ambulance", "automobile", "m/ambulance.glb")]
    [InlineData("bmx", "bike", "m/bicycle.glb")]
    public void Find_KnownModel_GoesByModel(string name, string type, string model) =>
        Assert.Equal(model, _catalog.Find(type, GameHash.Of(name)).Dark.Model);

    [Fact]
    public void Lit_Always_IsTheSameWithLights()
    {
        var look = _catalog.Find("automobile", GameHash.Of("police"));

        Assert.Equal(look.Dark with { Lights = true }, look.Lit);
        Assert.Equal((7, 2, 90, 3.62), (look.Dark.ZOffset, look.Dark.SizeOffset, look.Dark.HeadingOffset, look.Dark.LightZOffset));
    }

    [Theory]
    [InlineData("police", 2046537925)]
    [InlineData("POLICE", 2046537925)]
    [InlineData("adder", -1216765807)]
    [InlineData("3078201489", -1216765807)]
    public void GameHash_OfNameOrNumber_IsTheGamesHash(string text, int hash) => Assert.Equal(hash, GameHash.Of(text));
}
