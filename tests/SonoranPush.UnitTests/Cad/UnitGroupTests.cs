using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

public sealed class UnitGroupTests : Specification
{
    private readonly CadScene _scene;

    public UnitGroupTests()
    {
        _scene = new CadScene(Clock, Logger);
        _scene.Push("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(1, group: "A")}} }""");
    }

    [Fact]
    public void GroupIdsBesideData_AreUnderstood_AsTheOfficialResourceReadsThem()
    {
        _scene.Receive($$"""{"key":"{{InboundPath.Key}}","type":"EVENT_UNIT_GROUP_ADD","identId":1,"data":{"groupName":"B"} }""");

        Assert.Equal("\"B\"", _scene.Look("unit 1 data.group"));
    }

    [Fact]
    public void Group_ThatAUnitHasLeftForAnother_TakesNothingWithIt()
    {
        _scene.Push("EVENT_UNIT_GROUP_ADD", """{"identId":1,"groupName":"B"}""");
        _scene.Push("EVENT_UNIT_GROUP_REMOVE", """{"identId":1,"groupName":"A"}""");
        Assert.Equal("\"B\"", _scene.Look("unit 1 data.group"));

        _scene.Push("EVENT_UNIT_GROUP_REMOVE", """{"identId":1,"groupName":"B"}""");
        Assert.Equal("\"\"", _scene.Look("unit 1 data.group"));
    }

    [Fact]
    public void Group_ThatIsNotNamed_IsLeftAllTheSame()
    {
        _scene.Push("EVENT_UNIT_GROUP_REMOVE", """{"identId":1}""");

        Assert.Equal("\"\"", _scene.Look("unit 1 data.group"));
    }
}
