using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

/// <summary>Units that are attached to a call and detached from it.</summary>
public sealed class CallUnitTests : Specification
{
    private const int Many = 1000;

    private readonly CadScene _scene;

    public CallUnitTests()
    {
        _scene = new CadScene(Clock, Logger);
        _scene.Push("EVENT_UNIT_UPDATE", $$"""{"units":[{{string.Join(',', Enumerable.Range(1, Many).Select(id => FakeCadRest.Unit(id)))}}]}""");
        _scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":1,"status":1}}""");
        _scene.TakeStory();
    }

    [Fact]
    public void Aliases_OfAttachAndDetach_AreUnderstood()
    {
        _scene.Push("EVENT_UNIT_ATTACH", """{"callId":1,"ident":1}""");
        Assert.Equal("[1]", _scene.Look("call 1 idents"));
        _scene.Push("EVENT_UNIT_DETACH", """{"callId":1,"ident":1}""");

        Assert.Equal("[]", _scene.Look("call 1 idents"));
        Assert.DoesNotContain(_scene.Story, told => told.StartsWith("OtherEvent", StringComparison.Ordinal));
    }

    [Fact]
    public void SeveralUnits_AreReportedForOneByOne_EachBeforeTheCacheIsSaidToBeNew()
    {
        _scene.Push("EVENT_UNIT_ATTACH", """{"callId":1,"idents":[1,5000,2]}""");
        Assert.Equal(
            ["UnitAttach(CALL_NEW 1, unit 1)", "CallCacheUpdated()", "CallCacheUpdated()", "UnitAttach(CALL_NEW 1, unit 2)", "CallCacheUpdated()"],
            _scene.TakeStory());
        Assert.Equal("[1,5000,2]", _scene.Look("call 1 idents"));

        _scene.Push("EVENT_UNIT_DETACH", """{"callId":1,"idents":[2,3,1]}""");
        Assert.Equal(
            ["UnitDetach(CALL_EDIT 1, unit 2)", "CallCacheUpdated()", "UnitDetach(CALL_EDIT 1, unit 3)", "UnitDetach(CALL_EDIT 1, unit 1)", "CallCacheUpdated()"],
            _scene.TakeStory());
        Assert.Equal("[5000]", _scene.Look("call 1 idents"));
    }

    [Theory]
    [InlineData("EVENT_UNIT_ATTACH")]
    [InlineData("EVENT_UNIT_DETACH")]
    public void AThousandUnits_ChangeTheCallOnce(string type)
    {
        var ids = string.Join(',', Enumerable.Range(1, Many));
        if (type == "EVENT_UNIT_DETACH")
        {
            _scene.Push("EVENT_UNIT_ATTACH", $$"""{"callId":1,"idents":[{{ids}}]}""");
        }

        _scene.Path.Receive(InboundPath.Envelope(type, $$"""{"callId":1,"idents":[{{ids}}]}"""));
        var push = ((QueuedPushEvent)_scene.Path.Queue.Take()!).Event;

        var before = GC.GetAllocatedBytesForCurrentThread();
        _scene.State.Apply(push);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // A list of them for each of them would be megabytes.
        Assert.InRange(allocated, 0, 500_000);
        Assert.Equal(type == "EVENT_UNIT_ATTACH" ? Many : 0, _scene.State.Calls.Find(1L)!.Idents.Count);
    }
}
