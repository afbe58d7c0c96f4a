using SonoranPush.Cad;
using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

public sealed class RegistryTests : Specification
{
    private readonly CadScene _scene;

    public RegistryTests() => _scene = new CadScene(Clock, Logger);

    [Fact]
    public void FullRegistry_GivesUpTheUnitNotHeardOfForLongest()
    {
        _scene.Options.Units.MaxUnits = 100;
        for (var id = 1; id <= 100; id++)
        {
            LogIn(id);
        }

        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[1],"status":2}""");
        LogIn(101);

        Assert.Equal(100, _scene.State.Units.Count);
        Assert.Equal("there", _scene.Look("unit 1"));
        Assert.Equal("none", _scene.Look("unit 2"));
    }

    [Fact]
    public void FullRegistry_GivesUpClosedCallsFirst()
    {
        _scene.Options.Units.MaxCalls = 3;
        AddCall(1);
        AddCall(2);
        AddCall(3);
        _scene.Push("EVENT_DISPATCH_CLOSED", """{"callIds":[3]}""");

        AddCall(4);

        Assert.Equal(["1", "2", "4"], _scene.State.Calls.Entries.Select(call => call.Key.ToString()!).Order());
    }

    [Fact]
    public void ClosedCall_LeavesAfterItsTime_AReopenedOneStays()
    {
        AddCall(1);
        AddCall(2);
        _scene.Push("EVENT_DISPATCH_CLOSED", """{"callIds":[1,2]}""");
        _scene.Push("EVENT_DISPATCH_EDIT", """{"dispatch":{"callId":2,"status":1}}""");
        Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        _scene.State.Expire();
        Assert.Equal("there", _scene.Look("call 1"));

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        _scene.State.Expire();

        Assert.Equal("none", _scene.Look("call 1"));
        Assert.Equal("there", _scene.Look("call 2"));
    }

    [Fact]
    public void LinkedAccounts_AreBounded_TheOldestGo()
    {
        for (var i = 0; i <= 10_000; i++)
        {
            _scene.State.Accounts.Add($"account{i}");
        }

        Assert.Null(_scene.State.Accounts.Find(["account0"]));
        Assert.Equal("account1", _scene.State.Accounts.Find(["account1"]));
        Assert.Equal("account10000", _scene.State.Accounts.Find(["account10000"]));
    }

    [Fact]
    public void NotesOfACall_AreBounded_TheNewestStay()
    {
        AddCall(1);
        for (var i = 0; i < Call.MaxNotes + 5; i++)
        {
            _scene.Push("EVENT_DISPATCH_NOTE", $$"""{"callId":1,"note":"{{i}}"}""");
        }

        var notes = (List<object?>)_scene.State.Calls.Find(1L)!.Dispatch["notes"]!;
        Assert.Equal(Call.MaxNotes, notes.Count);
        Assert.Equal($"{Call.MaxNotes + 4}", ((Dictionary<string, object?>)notes[0]!)["content"]);
    }

    [Fact]
    public void FormattedCallIds_AreKeysLikeAnyOther()
    {
        _scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":"26-00017"}}""");
        _scene.Push("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":"5001"}}""");
        _scene.Push("EVENT_DISPATCH_CLOSED", """{"callIds":["26-00017",5001]}""");

        Assert.Equal("2", _scene.Look("call 26-00017 status"));
        Assert.Equal("2", _scene.Look("call 5001 status"));
    }

    [Fact]
    public void NumericTexts_AreIds_AndStatusNumbers()
    {
        LogIn(101);

        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":["101"," 102 "],"status":"3"}""");

        Assert.Equal("3", _scene.Look("unit 101 status"));
    }

    [Fact]
    public void Dispatchers_AreKnown_SelfDispatchIsNotOne()
    {
        _scene.Push("EVENT_UNIT_LOGIN", $$"""{"unit":{"id":1},"isDispatch":true}""");
        _scene.Push("EVENT_UNIT_LOGIN", $$"""{"unit":{"id":2},"isDispatch":false,"selfDispatch":true}""");
        Assert.Equal([1L], _scene.State.Dispatchers);

        // A description without the flag does not take it away.
        _scene.Push("EVENT_UNIT_UPDATE", """{"units":[{"id":1,"status":2}]}""");
        Assert.Equal([1L], _scene.State.Dispatchers);

        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":1}""");
        Assert.Empty(_scene.State.Dispatchers);
    }

    [Fact]
    public void ApiIds_AreAlwaysAList()
    {
        _scene.Push("EVENT_UNIT_LOGIN", """{"unit":{"id":1}}""");
        _scene.Push("EVENT_UNIT_LOGIN", """{"unit":{"id":2,"data":{"apiIds":null}}}""");
        _scene.Push("EVENT_UNIT_LOGIN", """{"unit":{"id":3,"data":{"apiIds":"single"}}}""");

        Assert.Equal(["[]", "[]", "[\"single\"]"], new[] { "unit 1", "unit 2", "unit 3" }.Select(unit => _scene.Look(unit + " data.apiIds")));
    }

    private void LogIn(int id) => _scene.Push("EVENT_UNIT_LOGIN", $$"""{"unit":{{FakeCadRest.Unit(id)}} }""");

    private void AddCall(int id) => _scene.Push("EVENT_DISPATCH_NEW", $$"""{"dispatch":{"callId":{{id}},"status":1} }""");
}
