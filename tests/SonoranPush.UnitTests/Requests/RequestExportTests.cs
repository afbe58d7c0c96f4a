using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Rest;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.UnitTests.Requests;

public sealed class RequestExportTests : RequestSpecification
{
    public static TheoryData<string, string, string> Sent => new()
    {
        { "create911Call", """{"caller":"Jane","location":"Alta Street"}""", """POST calls/911 {"isEmergency":true,"caller":"Jane","location":"Alta Street"}""" },
        {
            "create911Call",
            """{"caller":"Jane","location":"Alta Street","isEmergency":false,"description":"Fire.\nBig.","metaData":{"postal":204,"x":1.5,"silent":true},"deleteAfterMinutes":30,"serverId":7}""",
            """POST calls/911 {"isEmergency":false,"caller":"Jane","location":"Alta Street","description":"Fire.\nBig.","metaData":{"postal":"204","x":"1.5","silent":"true"},"deleteAfterMinutes":30}"""
        },
        {
            "createDispatchCall",
            """{"title":"Robbery","units":[1,"102"],"notes":["First."],"priority":2,"block":300}""",
            $$"""POST dispatch-calls {"origin":0,"status":0,"priority":2,"title":"Robbery","block":"300","notes":[{"time":"00:00:00","label":"","type":"text","content":"First."}],"communityUserIds":["{{CadScene.FirstLicense[8..]}}","{{CadScene.SecondLicense[8..].ToLowerInvariant()}}"]}"""
        },
        { "createDispatchCall", """{"title":"Robbery"}""", """POST dispatch-calls {"origin":0,"status":0,"priority":1,"title":"Robbery","communityUserIds":[]}""" },
        { "remove911Call", "7001", "DELETE calls/911/7001 " },
        { "remove911Call", "\"24-00/1\"", "DELETE calls/911/24-00%2F1 " },
        { "addCallNote", "5001", """POST dispatch-calls/5001/notes {"note":"A note","noteType":"text"}""" },
        { "attachUnits", "5001", """POST dispatch-calls/5001/attachments {"identIds":[101]}""" },
        { "detachUnits", "101", """DELETE dispatch-calls/attachments {"identIds":[101]}""" },
        { "closeCalls", "5001", """POST dispatch-calls/close {"callIds":[5001]}""" },
        { "closeCalls", "[5001,\"24-1\"]", """POST dispatch-calls/close {"callIds":[5001,"24-1"]}""" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "create911Call", "null", "a 911 call: not a table" },
        { "create911Call", """{"location":"Alta Street"}""", "caller: missing" },
        { "create911Call", """{"caller":"","location":"Alta Street"}""", "caller: missing" },
        { "create911Call", """{"caller":{},"location":"Alta Street"}""", "caller: not a text" },
        { "create911Call", """{"caller":"Jane","location":"Alta Street","lokation":"x"}""", "lokation: no field of a 911 call; did you mean location?" },
        { "create911Call", """{"caller":"Jane","location":"Alta Street","isEmergency":"yes"}""", "isEmergency: neither true nor false" },
        { "create911Call", """{"caller":"Jane","location":"Alta Street","metaData":"x"}""", "metaData: not a table of at most 32 texts" },
        { "create911Call", """{"caller":"Jane","location":"Alta Street","metaData":{"a":{}}}""", "metaData.a: not a text" },
        { "create911Call", """{"caller":"Jane","location":"Alta Street","deleteAfterMinutes":0}""", "deleteAfterMinutes: not an integer from 1 to 10080" },
        { "create911Call", """{"caller":"Jane","location":"Alta Street","serverId":9}""", "serverId: 9 is not in sonoranpush_serverId" },
        { "create911Call", """{"caller":"Jane","location":"Alta Street","serverId":"x"}""", "serverId: not a positive integer" },
        { "createDispatchCall", """{"title":"Robbery","priority":4}""", "priority: not an integer from 1 to 3" },
        { "createDispatchCall", """{"title":"Robbery","notes":[{}]}""", "notes: a note is neither a text nor a table with content" },
        { "createDispatchCall", """{"title":"Robbery","units":[999]}""", "target: 999 is neither a connected player nor a known unit; write {unitId = 999} to send it anyway" },
        { "remove911Call", "\"..\"", "callId: not the id of a call" },
        { "remove911Call", "null", "callId: not the id of a call" },
        { "closeCalls", "[]", "callIds: not the ids of 1 to 100 calls" },
        { "closeCalls", "[5001,null]", "callIds: not the ids of 1 to 100 calls" },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public void Request_ThatIsRight_IsSent(string export, string argument, string sent)
    {
        Assert.True(Ask(export, argument), string.Join(' ', Answers));
        Answered(1);

        var asked = Assert.Single(Service.Requests);
        Assert.Equal(sent, $"{asked.Method} {asked.Address.AbsolutePath.Replace("/v2/emergency/servers/7/", "", StringComparison.Ordinal)} {asked.Body}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Request_ThatIsWrong_IsRefusedByTheNameOfItsField(string export, string argument, string refusal)
    {
        Assert.False(Ask(export, argument));
        Answered(1);

        Assert.Equal($": false {refusal}", Assert.Single(Answers));
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public void Texts_AreCutToWhatTheCadTakes_WithoutBreakingAPair()
    {
        var caller = new string('a', 254) + "😀😀";
        Exports.Create911Call(new Table { ["caller"] = caller, ["location"] = "A\u0007lta", ["description"] = new string('d', 9_999) }, Callback());
        Answered(1);

        var body = JsonDocument.Parse(Service.Requests[0].Body).RootElement;
        Assert.Equal(new string('a', 254), body.GetProperty("caller").GetString());
        Assert.Equal("Alta", body.GetProperty("location").GetString());
        Assert.Equal(2_000, body.GetProperty("description").GetString()!.Length);
    }

    [Fact]
    public void CreatedCall_HasItsIdInCallId()
    {
        var ids = new List<object?>();
        Service.Prepare(() => FakeCadRest.Json("""{"id":12}"""), () => FakeCadRest.Json("""{"dispatchCallId":"24-7"}"""));
        Exports.Create911Call(new Table { ["caller"] = "Jane", ["location"] = "Alta Street" }, Note);
        TickUntil(() => ids.Count == 1, "the 911 call");
        Exports.CreateDispatchCall(new Table { ["title"] = "Robbery" }, Note);
        TickUntil(() => ids.Count == 2, "the dispatch call");

        Assert.Equal([12L, "24-7"], ids);

        void Note(object?[] arguments) => ids.Add(((Table)arguments[1]!)["callId"]);
    }

    [Fact]
    public void Request_WithoutCredentials_IsRefused()
    {
        Requests.Use([]);

        Assert.False(Ask("closeCalls", "5001"));
        Answered(1);
        Assert.Equal(": false sonoranpush has no credentials for Sonoran CAD yet", Assert.Single(Answers));
    }

    [Fact]
    public void Change_ThatTheCadHasMade_IsReported()
    {
        var changed = new List<int>();
        Requests.Changed += changed.Add;
        Ask("closeCalls", "5001");
        Answered(1);

        Assert.Equal([7], changed);
    }

    private bool Ask(string export, string json)
    {
        var argument = Plain(JsonDocument.Parse(json).RootElement);
        return export switch
        {
            "create911Call" => Exports.Create911Call(argument, Callback()),
            "createDispatchCall" => Exports.CreateDispatchCall(argument, Callback()),
            "remove911Call" => Exports.Remove911Call(argument, Callback()),
            "addCallNote" => Exports.AddCallNote(argument, "A note", Callback()),
            "attachUnits" => Exports.AttachUnits(argument, 101L, Callback()),
            "detachUnits" => Exports.DetachUnits(argument, Callback()),
            _ => Exports.CloseCalls(argument, Callback()),
        };
    }

    // As the server hands arguments over.
    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt32(out var integer) ? integer : value.GetDouble(),
        _ => null,
    };
}
