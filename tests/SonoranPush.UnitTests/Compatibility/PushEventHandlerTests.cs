using SonoranPush.Compatibility;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Compatibility;

public sealed class PushEventHandlerTests : Specification
{
    private readonly CadScene _scene;
    private readonly List<string> _called = new();

    public PushEventHandlerTests() => _scene = new CadScene(Clock, Logger).Primed();

    private PushEventHandlerRegistry Handlers => _scene.Cad.Handlers;

    [Fact]
    public void Functions_AreCalledInTheirOrder_BehindTheEvents_WithTheEnvelopeWithoutItsKey()
    {
        _scene.Host.OnRaise = raised => _called.Add(raised.Name.Split(':')[^1]);
        Register("EVENT_PRINT_RECORD", "one");
        Register("event_print_record", "two");
        Register("EVENT_OTHER", "three");

        _scene.Receive($$"""{"key":"{{InboundPath.Key}}","type":"event_print_record","extra":1,"data":{"url":"x"} }""");

        Assert.Equal(
            [
                "OtherEvent",
                """one {"extra":1,"type":"EVENT_PRINT_RECORD","data":{"url":"x"}}""",
                """two {"extra":1,"type":"EVENT_PRINT_RECORD","data":{"url":"x"}}""",
            ],
            _called);
    }

    [Fact]
    public void Functions_OfBuiltInTypes_AreCalledToo()
    {
        Register("EVENT_UNIT_LOGOUT", "mine");

        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":1}""");

        Assert.Single(_called);
    }

    [Fact]
    public void FunctionThatThrows_CostsNoneOfTheOthers_AndIsReportedWithItsOwner()
    {
        Logger.Expect(nameof(Log.PushEventHandlerThrew));
        Handlers.Register("EVENT_X", "bad", _ => throw new InvalidOperationException());
        Register("EVENT_X", "good");

        _scene.Push("EVENT_X", "{}");

        Assert.Single(_called);
        var line = Assert.Single(Logger.Lines, line => line.Event == nameof(Log.PushEventHandlerThrew));
        Assert.Equal(605, line.Code);
        Assert.StartsWith("bad's function for EVENT_X ", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionsOfAStoppedResource_AreForgotten()
    {
        Register("EVENT_X", "one");
        Register("EVENT_X", "two");

        _scene.Cad.ResourceStopped("one");
        _scene.Push("EVENT_X", "{}");

        Assert.StartsWith("two", Assert.Single(_called), StringComparison.Ordinal);
    }

    [Fact]
    public void WhileTheOfficialResourceRuns_ItsOwnRegistrationsAreLeftToIt()
    {
        Logger.Expect(nameof(Log.OfficialResourceRuns));
        Register("EVENT_X", "one");
        _scene.Cad.ResourceStarted("sonorancad");

        _scene.Push("EVENT_X", "{}");

        Assert.Empty(_called);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(5L)]
    public void RegistrationWithoutAType_IsRefused(object? type)
    {
        Logger.Expect(nameof(Log.PushEventHandlerRefused));

        Assert.False(Handlers.Register(type, "one", _ => { }));
    }

    [Fact]
    public void Registrations_AreBounded()
    {
        Logger.Expect(nameof(Log.PushEventHandlerRefused));
        Assert.All(Enumerable.Range(0, PushEventHandlerRegistry.Capacity), _ => Assert.True(Handlers.Register("EVENT_X", "one", _ => { })));

        Assert.False(Handlers.Register("EVENT_X", "one", _ => { }));
    }

    private void Register(string type, string owner) =>
        Assert.True(Handlers.Register(type, owner, envelope => _called.Add($"{owner} {PlainValues.ToJson(envelope)}")));
}
