using SonoranPush.Compatibility;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Compatibility;

public sealed class CompatibilitySwitchTests : Specification
{
    [Fact]
    public void Auto_MakesRoomForTheOfficialResource_AndTakesItsPlaceAgain_WithALineEach()
    {
        Logger.Expect(nameof(Log.OfficialResourceRuns));
        var scene = new CadScene(Clock, Logger);
        Assert.True(scene.Cad.Compatibility.IsOn);

        scene.Cad.ResourceStarted("sonorancad");
        Assert.False(scene.Cad.Compatibility.IsOn);
        scene.Push("EVENT_UNIT_LOGIN", """{"unit":{"id":1}}""");
        Assert.Empty(scene.Story);

        scene.Cad.ResourceStarted("sonorancad");
        scene.Cad.ResourceStopped("sonorancad");
        Assert.True(scene.Cad.Compatibility.IsOn);
        scene.Push("EVENT_UNIT_LOGOUT", """{"identId":1}""");
        Assert.Equal(["UnitLogout(1)"], scene.Story);
        Assert.Equal(1, Logger.CountOf(nameof(Log.OfficialResourceRuns)));
        Assert.Equal(1, Logger.CountOf(nameof(Log.CompatibilityTurnedOn)));
    }

    [Theory]
    [InlineData("On", true)]
    [InlineData("Off", false)]
    public void FixedModes_StayWhateverStarts_AndWarnOfTwoSessions(string mode, bool expected)
    {
        Logger.Expect(nameof(Log.OfficialResourceRuns));
        var scene = new CadScene(Clock, Logger);
        scene.Options.Compatibility.Mode = System.Enum.Parse<CompatibilityMode>(mode);

        Assert.Equal(expected, scene.Cad.Compatibility.IsOn);
        scene.Cad.ResourceStarted("sonorancad");

        Assert.Equal(expected, scene.Cad.Compatibility.IsOn);
        Assert.Equal(1, Logger.CountOf(nameof(Log.OfficialResourceRuns)));
        scene.Cad.ResourceStopped("sonorancad");
        Assert.Equal(0, Logger.CountOf(nameof(Log.CompatibilityTurnedOn)));
    }

    [Fact]
    public void OtherResources_ChangeNothing()
    {
        var scene = new CadScene(Clock, Logger);

        scene.Cad.ResourceStarted("sonoranradio");

        Assert.True(scene.Cad.Compatibility.IsOn);
    }

    [Fact]
    public void OwnFolderOfThatName_IsNotAnotherResource()
    {
        var scene = new CadScene(Clock, Logger, ownName: "sonorancad");

        scene.Cad.ResourceStarted("sonorancad");

        Assert.True(scene.Cad.Compatibility.IsOn);
        Assert.Equal(0, Logger.CountOf(nameof(Log.OfficialResourceRuns)));
    }
}
