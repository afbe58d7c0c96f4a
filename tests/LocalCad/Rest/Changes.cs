using System.Text.Json;

namespace LocalCad.Rest;

/// <summary>Decides what REST requests change: whether they are valid, what is answered, and which push events follow. The events change
/// the board. Any thread.</summary>
internal sealed class Changes(TimeProvider time)
{
    private static readonly string[] StatusNames = ["UNAVAILABLE", "BUSY", "AVAILABLE", "ENROUTE", "ON_SCENE"];

    private static readonly string[] CallFields = ["origin", "status", "priority", "title", "description", "address", "postal", "block", "code"];

    public static Change SetStatus(CadBoard board, JsonObject body, string? _)
    {
        if (Targets(board, body) is not { } units)
        {
            return NoTarget();
        }

        if (Number(body["status"]) is not { } status)
        {
            return Change.Refused("status must be an integer.");
        }

        var name = status >= 0 && status < StatusNames.Length ? StatusNames[status] : status.ToString(CultureInfo.InvariantCulture);
        return units.Count == 0 ? NoUnit() : Change.Done(
            new JsonObject { ["updated"] = units.Count, ["status"] = name },
            "EVENT_UNIT_STATUS",
            new JsonObject { ["identIds"] = List(units), ["status"] = status });
    }

    public static Change SetPanic(CadBoard board, JsonObject body, string? _)
    {
        if (Targets(board, body) is not { } units)
        {
            return NoTarget();
        }

        if (body["isPanic"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return Change.Refused("isPanic must be true or false.");
        }

        var isPanic = (bool)body["isPanic"]!;
        return units.Count == 0 ? NoUnit() : Change.Done(
            new JsonObject { ["updated"] = units.Count, ["isPanic"] = isPanic },
            "EVENT_UNIT_PANIC",
            new JsonObject { ["identIds"] = List(units), ["isPanic"] = isPanic });
    }

    public static Change Create911Call(CadBoard board, JsonObject body, string? _)
    {
        if (!IsText(body["caller"]) || !IsText(body["location"]))
        {
            return Change.Refused("caller and location are required.");
        }

        if (!HasTextMetaData(body))
        {
            return Change.Refused("metaData must be a map of strings.");
        }

        var call = new JsonObject
        {
            ["callId"] = board.NextCallId(),
            ["isEmergency"] = body["isEmergency"]?.DeepClone() ?? true,
            ["caller"] = body["caller"]!.DeepClone(),
            ["location"] = body["location"]!.DeepClone(),
            ["description"] = body["description"]?.DeepClone() ?? "",
            ["metaData"] = body["metaData"]?.DeepClone() ?? new JsonObject(),
        };
        return Change.Done(call.DeepClone(), "EVENT_911", new JsonObject { ["call"] = call });
    }

    public static Change Remove911Call(CadBoard board, JsonObject _, string? callId) => !board.HasEmergencyCall(callId!)
        ? NoCall(callId)
        : Change.Done(null, "EVENT_REMOVE_911", new JsonObject { ["callIds"] = new JsonArray(JsonValue.Create(Id(callId!))) });

    public static Change CreateDispatchCall(CadBoard board, JsonObject body, string? _)
    {
        if (body["communityUserIds"] is not JsonArray && body["accounts"] is not JsonArray)
        {
            return Change.Refused("communityUserIds or accounts is required.");
        }

        if (Number(body["origin"]) is null || Number(body["status"]) is null || Number(body["priority"]) is null || !IsText(body["title"]))
        {
            return Change.Refused("origin, status, priority and title are required.");
        }

        if (!HasTextMetaData(body))
        {
            return Change.Refused("metaData must be a map of strings.");
        }

        var call = new JsonObject { ["callId"] = board.NextCallId() };
        foreach (var name in CallFields)
        {
            call[name] = body[name]?.DeepClone() ?? "";
        }

        call["notes"] = body["notes"]?.DeepClone() ?? new JsonArray();
        call["idents"] = List(Targets(board, body) ?? []);
        call["metaData"] = body["metaData"]?.DeepClone() ?? new JsonObject();
        return Change.Done(call.DeepClone(), "EVENT_DISPATCH_NEW", new JsonObject { ["dispatch"] = call });
    }

    public static Change AttachUnits(CadBoard board, JsonObject body, string? callId)
    {
        if (board.FindActiveCall(callId!) is not { } call)
        {
            return NoCall(callId);
        }

        return Targets(board, body) switch
        {
            null => NoTarget(),
            [] => NoUnit(),
            var units => Change.Done(
                new JsonObject { ["callId"] = call["callId"]!.DeepClone(), ["identIds"] = List(units) },
                "EVENT_DISPATCH_UNIT_ATTACH",
                new JsonObject { ["callId"] = call["callId"]!.DeepClone(), ["idents"] = List(units) }),
        };
    }

    public static Change DetachUnits(CadBoard board, JsonObject body, string? _)
    {
        if (Targets(board, body) is not { } units)
        {
            return NoTarget();
        }

        var pushes = units.SelectMany(unit => board.CallsOf(unit).Select(call => ("EVENT_DISPATCH_UNIT_DETACH", new JsonObject
        {
            ["callId"] = call,
            ["idents"] = List([unit]),
        })));
        return units.Count == 0 ? NoUnit() : new Change(200, new JsonObject { ["identIds"] = List(units) }, [.. pushes]);
    }

    public Change AddNote(CadBoard board, JsonObject body, string? callId)
    {
        if (board.FindActiveCall(callId!) is not { } call)
        {
            return NoCall(callId);
        }

        if (!IsText(body["note"]))
        {
            return Change.Refused("note is required.");
        }

        var note = new JsonObject
        {
            ["time"] = time.GetUtcNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            ["label"] = body["label"]?.DeepClone() ?? "",
            ["type"] = body["noteType"]?.DeepClone() ?? "text",
            ["content"] = body["note"]!.DeepClone(),
        };
        return Change.Done(
            new JsonObject { ["callId"] = call["callId"]!.DeepClone(), ["note"] = note.DeepClone() },
            "EVENT_DISPATCH_NOTE",
            new JsonObject { ["callId"] = call["callId"]!.DeepClone(), ["note"] = note });
    }

    public static Change SetPostal(CadBoard board, JsonObject body, string? callId)
    {
        if (board.FindActiveCall(callId!) is not { } call)
        {
            return NoCall(callId);
        }

        if (!IsText(body["postal"]))
        {
            return Change.Refused("postal is required.");
        }

        call["postal"] = body["postal"]!.DeepClone();
        return Change.Done(call.DeepClone(), "EVENT_DISPATCH_EDIT", new JsonObject { ["dispatch"] = call });
    }

    public static Change CloseCalls(CadBoard board, JsonObject body, string? _)
    {
        var ids = (body["callIds"] as JsonArray ?? []).Select(CadRows.Id).OfType<string>().Where(id => board.FindActiveCall(id) is not null).ToList();
        if (ids.Count == 0)
        {
            return NoCall(body["callIds"]?.ToJsonString());
        }

        JsonArray List() => new([.. ids.Select(id => JsonValue.Create(Id(id)))]);
        return Change.Done(new JsonObject { ["callIds"] = List() }, "EVENT_DISPATCH_CLOSED", new JsonObject { ["callIds"] = List() });
    }

    private static long Id(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static Change NoTarget() => Change.Refused("Name units by identIds, communityUserIds or communityUserId.");

    private static Change NoUnit() => Change.Missing("No such unit is logged in.");

    private static Change NoCall(string? callId) => Change.Missing($"There is no call {callId}.");

    private static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes.Select(node => node.DeepClone())]);

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0;

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static bool HasTextMetaData(JsonObject body) =>
        body["metaData"] is null || (body["metaData"] is JsonObject map && map.All(member => member.Value?.GetValueKind() == JsonValueKind.String));

    // Null when no field names units.
    private static IReadOnlyList<JsonNode>? Targets(CadBoard board, JsonObject body)
    {
        string[] names = ["communityUserIds", "accounts", "communityUserId", "accountUuid"];
        if (body["identIds"] is null && !names.Any(body.ContainsKey))
        {
            return null;
        }

        return board.FindUnits([.. Texts(body["identIds"])], [.. names.SelectMany(name => Texts(body[name]))]);
    }

    private static IEnumerable<string> Texts(JsonNode? node) =>
        (node is JsonArray list ? list.AsEnumerable() : [node]).Select(CadRows.Id).OfType<string>();
}
