using SonoranPush.Compatibility;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Requests;
using SonoranPush.UnitTests.Rest;
using Xunit;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.UnitTests.Compatibility;

/// <summary>What public resources send to the official one.</summary>
public sealed class OfficialRequestTests : RequestSpecification
{
    private readonly OfficialRequests _official;

    public OfficialRequestTests() => _official = new OfficialRequests(Requests, Scene.State, Logger);

    public static TheoryData<string, Table, string> Sent => new()
    {
        {
            "CALL_911",
            new() { ["serverId"] = "1", ["isEmergency"] = true, ["caller"] = "Jane", ["location"] = "Alta", ["description"] = "Fire", ["metaData"] = new Table { ["postal"] = 204, ["plate"] = null, ["useCallLocation"] = true } },
            """POST calls/911 {"isEmergency":true,"caller":"Jane","location":"Alta","description":"Fire","metaData":{"postal":"204","useCallLocation":"true"}}"""
        },
        { "unit_status", new() { ["apiId"] = CadScene.FirstLicense["license:".Length..], ["status"] = "4", ["serverId"] = 1 }, """PATCH units/status {"status":4,"identIds":[101]}""" },
        { "UNIT_STATUS", new() { ["apiId"] = "steam:unknown", ["status"] = 4 }, """PATCH units/status {"status":4,"communityUserIds":["steam:unknown"]}""" },
        { "UNIT_PANIC", new() { ["apiId"] = CadScene.SecondLicense, ["isPanic"] = "true" }, """PATCH units/panic {"isPanic":true,"identIds":[102]}""" },
        { "ADD_CALL_NOTE", new() { ["callId"] = 5001, ["note"] = "Backup" }, """POST dispatch-calls/5001/notes {"note":"Backup","noteType":"text"}""" },
        { "ATTACH_UNIT", new() { ["callId"] = 5001, ["units"] = new List<object?> { CadScene.FirstLicense } }, """POST dispatch-calls/5001/attachments {"identIds":[101]}""" },
        { "DETACH_UNIT", new() { ["units"] = new List<object?> { CadScene.FirstLicense } }, """DELETE dispatch-calls/attachments {"identIds":[101]}""" },
        { "REMOVE_911", new() { ["callId"] = 7001 }, "DELETE calls/911/7001 " },
        { "SET_CALL_POSTAL", new() { ["callId"] = 5001, ["postal"] = 304 }, """PATCH dispatch-calls/5001/postal {"postal":"304"}""" },
        {
            "NEW_DISPATCH",
            new() { ["origin"] = 1, ["status"] = 0, ["priority"] = 1, ["block"] = 300, ["postal"] = 304, ["title"] = "Derailment", ["notes"] = new Table(), ["units"] = new List<object?>(), ["metaData"] = new List<object?>(), ["trackPrimary"] = false },
            """POST dispatch-calls {"origin":1,"status":0,"priority":1,"title":"Derailment","postal":"304","block":"300","communityUserIds":[]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public void Type_ThatPublicCodeSends_BecomesARequest(string type, Table data, string sent)
    {
        foreach (object given in new object[] { data, new List<object?> { data } })
        {
            Answers.Clear();
            Ask(given, type);
            Answered(1);
        }

        Assert.Equal([": true table", ], Answers);
        Assert.Equal([sent, sent], Service.Requests.Select(asked => $"{asked.Method} {asked.Address.AbsolutePath.Split("/7/")[1]} {asked.Body}"));
    }

    [Fact]
    public void Lists_AreAnsweredWithoutARequest()
    {
        var lists = new List<object?>();
        _official.PerformApiRequest(new Table(), "GET_CALLS", arguments => lists.Add(arguments[0]), () => "tablet");
        _official.PerformApiRequest(new List<object?>(), "GET_ACTIVE_UNITS", arguments => lists.Add(arguments[0]), () => "tablet");
        TickUntil(() => lists.Count == 2, "both lists");

        Assert.Equal(2, ((List<object?>)((Table)lists[0]!)["activeCalls"]!).Count);
        Assert.Equal(Scene.State.Units.Count, ((List<object?>)lists[1]!).Count);
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public void UnknownType_IsAnswered_AndLoggedOnceForEachResource()
    {
        Logger.Expect("RequestTypeUnknown");
        foreach (var resource in new[] { "blips", "blips", "other" })
        {
            _official.PerformApiRequest(new Table(), "ADD_BLIP", Shape, () => resource);
        }

        Answered(3);

        Assert.Equal("ADD_BLIP is not supported by sonoranpush|false|reason status success", Answers[0]);
        Assert.Equal(2, Logger.CountOf("RequestTypeUnknown"));
    }

    [Fact]
    public void DotCall_OfLua_IsAnsweredWithAdvice()
    {
        Logger.Expect("RequestTypeUnknown");
        _official.PerformApiRequest("CALL_911", null, Shape, () => "heist");
        Answered(1);

        Assert.Contains("with a colon", Answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Call911_TakesItsArgumentsInOrder_AndAnswersAText()
    {
        Service.Prepare(() => FakeCadRest.Json("""{"callId":12}"""));
        _official.Call911(["Jane", "Alta", "Fire", "204", null], Shape, [null, true, 30L]);
        Answered(1);

        Assert.Equal("EMERGENCY CALL ADDED ID: 12|true|", Answers[0]);
        Assert.Equal(
            """{"isEmergency":true,"caller":"Jane","location":"Alta","description":"Fire","metaData":{"postal":"204","silenceAlert":"false","useCallLocation":"true"},"deleteAfterMinutes":30}""",
            Service.Requests[0].Body);
    }

    [Fact]
    public void Call911_WithCoordinates_PutsThemIntoTheMetaData()
    {
        _official.Call911(["Jane", "Alta", null, null, null], Shape, [new Table { ["x"] = 1.5, ["y"] = 2 }, new Table { ["bank"] = "fleeca" }, null]);
        Answered(1);

        Assert.Equal("""{"isEmergency":true,"caller":"Jane","location":"Alta","metaData":{"x":"1.5","y":"2","bank":"fleeca"}}""", Service.Requests[0].Body);
    }

    [Fact]
    public void CreateDispatchCall_TakesItsArgumentsInOrder()
    {
        Service.Prepare(() => FakeCadRest.Json("""{"id":13}"""));
        _official.CreateDispatchCall([0L, 1L, 2L, "300", "Alta", "204", null, "10-70", 456L, true, "Flames", null, null, new List<object?> { CadScene.FirstLicense }], Shape);
        Answered(1);

        Assert.Equal("NEW DISPATCH CREATED - ID: 13|true|", Answers[0]);
        Assert.Equal(
            $$"""{"origin":0,"status":1,"priority":2,"title":"New Call","description":"Flames","address":"Alta","postal":"204","block":"300","code":"10-70","communityUserIds":["{{CadScene.FirstLicense[8..]}}"]}""",
            Service.Requests[0].Body);
    }

    private void Ask(object? data, string type) =>
        _official.PerformApiRequest(data, type, arguments => Callback()([arguments[1], arguments[0]]), () => "resource");

    private void Shape(object?[] arguments) => Answers.Add(
        $"{arguments[0]}|{Convert.ToString(arguments[1], null)!.ToLowerInvariant()}|{(arguments.Length > 2 ? string.Join(' ', ((Table)arguments[2]!).Keys.Order()) : "")}");
}
