using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

public sealed class ServerRemovedTests : Specification
{
    private readonly CadScene _scene;

    public ServerRemovedTests() => _scene = new CadScene(Clock, Logger).Primed();

    [Fact]
    public void Server_ThatIsLeft_TakesItsUnitsAndCallsWithIt()
    {
        _scene.Path.Inbox.EnqueueServerRemoved(InboundPath.ServerId);

        Assert.Equal(
            ["RemovePlayer(1, unit 101)", "RemovePlayer(2, unit 102)", "RemovePlayer(3, unit 103)", "CallCacheUpdated()", "EmergencyCacheUpdated()"],
            _scene.TakeStory());
        Assert.Equal((0, 0, 0), (_scene.State.Units.Count, _scene.State.Calls.Count, _scene.State.EmergencyCalls.Count));
        Assert.Null(_scene.Cad.Exports.GetUnitByPlayer("1"));
    }

    [Fact]
    public void Server_ThatIsLeft_LeavesTheOthersAlone()
    {
        _scene.Path.Inbox.EnqueueServerRemoved(8);

        Assert.Empty(_scene.TakeStory());
        Assert.Equal((3, 2, 2), (_scene.State.Units.Count, _scene.State.Calls.Count, _scene.State.EmergencyCalls.Count));
    }
}
