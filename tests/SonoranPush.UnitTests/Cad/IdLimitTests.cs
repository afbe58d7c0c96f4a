using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

/// <summary>How many units and calls one message may name, and what is said of those behind.</summary>
public sealed class IdLimitTests : Specification
{
    private readonly CadScene _scene;

    public IdLimitTests() => _scene = new CadScene(Clock, Logger);

    [Fact]
    public void OneMessage_ChangesAtMostAThousandUnits()
    {
        Logger.Expect(nameof(Log.TooManyIds));
        var ids = string.Join(',', Enumerable.Range(1, 1500));

        _scene.Push("EVENT_UNIT_UPDATE", $$"""{"units":[{{string.Join(',', Enumerable.Range(1, 1500).Select(id => FakeCadRest.Unit(id)))}}]}""");
        _scene.Push("EVENT_DISPATCH_NEW", $$"""{"dispatch":{"callId":1,"idents":[{{ids}}]} }""");

        Assert.Equal(1000, _scene.State.Units.Count);
        Assert.Equal(1000, _scene.State.Calls.Find(1L)!.Idents.Count);
    }

    [Theory]
    [InlineData("EVENT_UNIT_UPDATE", "units", """{"units":[IDS]}""")]
    [InlineData("EVENT_UNIT_LOGOUT", "identIds", """{"identIds":[IDS]}""")]
    [InlineData("EVENT_DISPATCH_CLOSED", "callIds", """{"callIds":[IDS]}""")]
    [InlineData("EVENT_REMOVE_911", "callId", """{"callId":[IDS]}""")]
    [InlineData("EVENT_UNIT_ATTACH", "idents", """{"callId":1,"idents":[IDS]}""")]
    [InlineData("EVENT_DISPATCH_NEW", "idents", """{"dispatch":{"callId":1,"idents":[IDS]}}""")]
    [InlineData("EVENT_UNIT_GROUP_ADD", "identId and identIds", """{"groupName":"A","identId":[IDS],"identIds":[1]}""")]
    public void OneMessage_WithMoreThanAThousandIds_IsReportedFor(string type, string field, string data)
    {
        Logger.Expect(nameof(Log.TooManyIds));

        _scene.Push(type, data.Replace("IDS", string.Join(',', Enumerable.Range(1, 1001)), StringComparison.Ordinal));

        var line = Assert.Single(Logger.Lines, line => line.Code == 603).Text;
        Assert.Contains($"{type} has more than 1000 entries in {field};", line, StringComparison.Ordinal);
    }

    [Fact]
    public void OneMessage_WithAThousandIds_OrMoreThatNobodyReads_IsNothingToTellOf()
    {
        _scene.Push("EVENT_UNIT_LOGOUT", $$"""{"identIds":[{{string.Join(',', Enumerable.Range(1, 1000))}}]}""");
        _scene.Push("EVENT_UNIT_STATUS", $$"""{"identIds":[1],"status":1,"callIds":[{{string.Join(',', Enumerable.Range(1, 1001))}}]}""");
        _scene.Push("EVENT_UNIT_ATTACH", $$"""{"callId":1,"idents":[1],"ident":[{{string.Join(',', Enumerable.Range(1, 1001))}}]}""");
        _scene.Push("SOMETHING_NEW", $$"""{"identIds":[{{string.Join(',', Enumerable.Range(1, 1001))}}]}""");

        Assert.Empty(Logger.Lines);
    }

    [Fact]
    public void OneMessage_WithMoreThanAThousandIdsInTwoFieldsTogether_IsReportedFor()
    {
        Logger.Expect(nameof(Log.TooManyIds));
        var (some, others) = (string.Join(',', Enumerable.Range(1, 600)), string.Join(',', Enumerable.Range(1001, 600)));

        _scene.Push("EVENT_UNIT_GROUP_ADD", $$"""{"groupName":"A","identId":[{{some}}],"identIds":[{{others}}]}""");

        Assert.Contains("EVENT_UNIT_GROUP_ADD has more than 1000 entries in identId and identIds;", Assert.Single(Logger.Lines, line => line.Code == 603).Text, StringComparison.Ordinal);
        Assert.Contains("1400]", Assert.Single(_scene.Story), StringComparison.Ordinal);
    }

    [Fact]
    public void IdsOfOneMessage_ThatWereCut_AreNotHeldAgainstTheNext()
    {
        Logger.Expect(nameof(Log.TooManyIds));
        _scene.Push("EVENT_UNIT_LOGOUT", $$"""{"identIds":[{{string.Join(',', Enumerable.Range(1, 1001))}}]}""");

        _scene.Push("EVENT_UNIT_LOGOUT", """{"identIds":[1]}""");

        Assert.Single(Logger.Lines, line => line.Code == 603);
    }

    [Fact]
    public void UnitsOfACall_AreBounded()
    {
        _scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":1,"status":1}}""");
        _scene.Push("EVENT_UNIT_ATTACH", $$"""{"callId":1,"idents":[{{string.Join(',', Enumerable.Range(1, 1000))}}]}""");
        _scene.Push("EVENT_UNIT_ATTACH", """{"callId":1,"idents":[1001]}""");

        Assert.Equal(1000, _scene.State.Calls.Find(1L)!.Idents.Count);
    }
}
