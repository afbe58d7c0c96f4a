using Newtonsoft.Json;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using SonoranPush.Locations.Sending;

namespace SonoranPush.UnitTests.Locations;

public class HubRowFormatTests
{
    [Fact]
    public void From_WholeRow_HasTheShapeThatTheHubDocuments()
    {
        var row = new UnitLocation(UnitTarget.CommunityUserId("abc"), "Grove Street")
        {
            Coordinates = new Coordinates(1.5, 2, 3, 90),
            Vehicle = new UnitVehicle { Model = "m.glb", ZOffset = 9, LightZOffset = 3.62, Lights = true },
            PeerId = "bodycam-1-12345",
        };

        Assert.Equal(
            """{"communityUserId":"abc","location":"Grove Street","coordinates":{"x":1.5,"y":2.0,"z":3.0,"w":90.0},"vehicle":{"model":"m.glb","zOffset":9.0,"lightZOffset":3.62,"lights":true},"peerId":"bodycam-1-12345"}""",
            JsonConvert.SerializeObject(HubRowFormat.From(row)));
    }

    [Fact]
    public void From_BareRow_LeavesOutWhatIsNotKnown() =>
        Assert.Equal(
            """{"apiId":"Steam:1","location":"x"}""",
            JsonConvert.SerializeObject(HubRowFormat.From(new UnitLocation(UnitTarget.ApiId("Steam:1"), "x"))));

    [Fact]
    public void From_NumberTargets_AreWrittenAsIntegers()
    {
        Assert.Equal(
            """{"identId":7,"location":"x"}""", JsonConvert.SerializeObject(HubRowFormat.From(new UnitLocation(UnitTarget.IdentId(7), "x"))));
        Assert.Equal(
            """{"roblox":9007199254740991,"location":"x"}""",
            JsonConvert.SerializeObject(HubRowFormat.From(new UnitLocation(UnitTarget.Roblox(PlainValue.MaxInteger), "x"))));
    }
}
