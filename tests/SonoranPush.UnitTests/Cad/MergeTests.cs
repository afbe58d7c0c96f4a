using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

/// <summary>What an update leaves out stays as it is known; an explicit null clears it.</summary>
public sealed class MergeTests : SnapshotSpecification
{
    private const string Note = """{"type":"text","content":"seen"}""";

    [Theory]
    [InlineData("EVENT_UNIT_STATUS")]
    [InlineData("EVENT_UNIT_UPDATE")]
    public void UnitList_WithAStatusAlone_KeepsTheRestAndThePlayer(string type)
    {
        Scene.Primed();

        var known = Scene.UnitJson(101);
        Assert.Contains("\"status\":3", known, System.StringComparison.Ordinal);

        Scene.Push(type, """{"units":[{"id":101,"status":4}]}""");

        Assert.Equal(known.Replace("\"status\":3", "\"status\":4", System.StringComparison.Ordinal), Scene.UnitJson(101));
        Assert.Equal(101, Scene.State.UnitOfPlayer("1")!.Id);
        Assert.Equal(["UnitUpdate(unit 101, 4)", "UnitStatusUpdate(unit 101, 4)"], Scene.TakeStory());
    }

    [Theory]
    [InlineData("""{"id":1,"data":{"unitNum":"9"}}""", "{\"unitNum\":\"9\",\"apiIds\":[]}")]
    [InlineData("""{"id":1,"data":null}""", "{\"apiIds\":[]}")]
    [InlineData("""{"id":1,"data":"nonsense"}""", "{\"apiIds\":[\"user-1\"],\"group\":\"A\"}")]
    [InlineData("""{"id":1,"apiIds":["other"]}""", "{\"apiIds\":[\"other\"],\"group\":\"A\"}")]
    public void Data_IsReplacedWhole_ByDataAlone(string update, string data)
    {
        LogIn(1);

        Scene.Push("EVENT_UNIT_UPDATE", $$"""{"units":[{{update}}]}""");

        Assert.Equal(data, Scene.Look("unit 1 data"));
    }

    [Fact]
    public void ExplicitNull_ClearsAMember()
    {
        LogIn(1);

        Scene.Push("EVENT_UNIT_UPDATE", """{"units":[{"id":1,"location":null}]}""");

        Assert.Equal(("null", "\"a\""), (Scene.Look("unit 1 location"), Scene.Look("unit 1 accId")));
    }

    [Theory]
    [InlineData("""{"callId":10,"title":"C","status":1,"idents":[3],"notes":""}""", "[3]", "[" + Note + "]")]
    [InlineData("""{"callId":10,"title":"C"}""", "[1,2]", "[" + Note + "]")]
    [InlineData("""{"callId":10,"title":"C","idents":"x","notes":null,"metaData":7}""", "[1,2]", "[" + Note + "]")]
    [InlineData("""{"callId":10,"title":"C","idents":null,"notes":[]}""", "[]", "[]")]
    public void EditOfACall_KeepsWhatItLeavesOut(string edit, string idents, string notes)
    {
        Scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":10,"title":"B","status":1,"idents":[1,2],"metaData":{"x":"1"}}}""");
        Scene.Push("EVENT_DISPATCH_NOTE", """{"callId":10,"note":"seen"}""");

        Scene.Push("EVENT_DISPATCH_EDIT", $$"""{"dispatch":{{edit}} }""");

        Assert.Equal(
            ("\"C\"", "1", idents, notes, "{\"x\":\"1\"}"),
            (Scene.Look("call 10 title"), Scene.Look("call 10 status"), Scene.Look("call 10 idents"), Scene.Look("call 10 notes"), Scene.Look("call 10 metaData")));
    }

    [Fact]
    public void NewCall_UnderAKnownId_ReplacesTheOldOne()
    {
        Scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":10,"title":"B","idents":[1]}}""");

        Scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":10,"status":0}}""");

        Assert.Equal(("null", "[]"), (Scene.Look("call 10 title"), Scene.Look("call 10 idents")));
    }

    [Fact]
    public void Snapshot_KeepsWhatItLeavesOut()
    {
        Scene.Push("EVENT_UNIT_LOGIN", """{"unit":{"id":1,"status":1,"data":{"apiIds":["a"]}},"isDispatch":true}""");
        Scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":10,"title":"B","idents":[1]}}""");
        Scene.Push("EVENT_911", """{"call":{"callId":7,"metaData":{"x":"1"}}}""");
        Rest.Units = ["""{"id":1,"status":2}"""];
        Rest.Calls = """{"activeCalls":[{"callId":10,"status":1}],"emergencyCalls":[{"callId":7,"title":"E"}]}""";

        Snapshot();

        Assert.Equal([1L], Scene.State.Dispatchers);
        Assert.Equal(("2", "[\"a\"]"), (Scene.Look("unit 1 status"), Scene.Look("unit 1 data.apiIds")));
        Assert.Equal(("1", "\"B\"", "[1]"), (Scene.Look("call 10 status"), Scene.Look("call 10 title"), Scene.Look("call 10 idents")));
        Assert.Equal(("\"E\"", "{\"x\":\"1\"}"), (Scene.Look("911 7 title"), Scene.Look("911 7 metaData")));
    }

    // The push names a status alone; the rest of the unit is known to the snapshot only.
    [Fact]
    public void PushesDuringASnapshot_ChangeOnlyWhatTheyName()
    {
        LogIn(1);
        Rest.Units = ["""{"id":1,"status":1,"location":"here","data":{"apiIds":["new"]}}""", FakeCadRest.Unit(2)];
        Rest.Held = new();

        Begin();
        Scene.Push("EVENT_UNIT_STATUS", """{"units":[{"id":1,"status":3},{"id":2,"status":4}]}""");
        Scene.Push("EVENT_UNIT_STATUS", """{"units":[{"id":1,"isPanic":true}]}""");
        Rest.Held.SetResult();
        Ended();

        Assert.Equal(
            ("3", "true", "\"here\"", "[\"new\"]"),
            (Scene.Look("unit 1 status"), Scene.Look("unit 1 isPanic"), Scene.Look("unit 1 location"), Scene.Look("unit 1 data.apiIds")));
        Assert.Equal(("4", "[\"user-2\"]"), (Scene.Look("unit 2 status"), Scene.Look("unit 2 data.apiIds")));
    }

    private void LogIn(int id) => Scene.Push("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(id, group: "A")}} }""");
}
