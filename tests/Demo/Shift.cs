using System.Text.Json.Nodes;

namespace SonoranPush.Demo;

/// <summary>An evening in the CAD: five units log in, a robbery is called in, one of them needs help, and they go home. The
/// connection breaks in the middle of it.</summary>
internal static class Shift
{
    private const int CallId = 4711;
    private const int EmergencyCallId = 7001;
    private const int Available = 2;
    private const int EnRoute = 3;
    private const int OnScene = 4;

    private static readonly Unit Reyes = Unit.All[0];
    private static readonly Unit Okafor = Unit.All[1];
    private static readonly Unit Lindqvist = Unit.All[2];
    private static readonly Unit Novak = Unit.All[3];
    private static readonly Unit Ionescu = Unit.All[4];

    /// <summary>How it begins.</summary>
    public static IReadOnlyList<PushStep> Logins { get; } =
        [.. Unit.All.Select(LogIn), Status("everybody is available", Available, [.. Unit.All])];

    /// <summary>Until the connection breaks.</summary>
    public static IReadOnlyList<PushStep> BeforeTheGap { get; } =
    [
        .. Logins,
        Emergency(),
        Call(),
        Attach(Reyes, Okafor),
        Status("both are on their way", EnRoute, Reyes, Okafor),
        Note("Two masked men, one with a shotgun. The clerk hides in the back room."),
        Status($"{Reyes.Number} is on the scene", OnScene, Reyes),
    ];

    /// <summary>From when it is back.</summary>
    public static IReadOnlyList<PushStep> AfterTheGap { get; } =
    [
        Status($"{Okafor.Number} is on the scene", OnScene, Okafor),
        Panic($"{Reyes.FullName} hits the panic button", true, Reyes),
        Attach(Lindqvist, Novak, Ionescu),
        Status("they are on their way", EnRoute, Lindqvist, Novak, Ionescu),
        Note("Shots fired. One officer hit, suspects flee in a black Sultan."),
        Panic($"{Reyes.Number} is safe", false, Reyes),
        Note("Sultan stopped at Elgin Avenue, two in custody."),
        new("the street signs are cleared", "EVENT_STREETSIGN_UPDATED", new JsonObject
        {
            ["signData"] = new JsonObject { ["ids"] = Ids(7, 8), ["text1"] = "ROAD", ["text2"] = "CLEAR", ["text3"] = "" },
        }),
        new("the robbery is closed", "EVENT_DISPATCH_CLOSED", new JsonObject
        {
            ["eventOriginIdent"] = Lindqvist.Id,
            ["callIds"] = Ids(CallId),
        }),
        new("its 911 call is removed", "EVENT_REMOVE_911", new JsonObject { ["callIds"] = Ids(EmergencyCallId) }),
        .. Unit.All.Select(LogOut),
    ];

    private static PushStep LogIn(Unit unit) => new(
        $"{unit.FullName} ({unit.Department}) logs in",
        "EVENT_UNIT_LOGIN",
        new JsonObject { ["unit"] = unit.ToJson(), ["isDispatch"] = false, ["selfDispatch"] = true });

    // As the CAD's documentation prints it: an array of one.
    private static PushStep LogOut(Unit unit) =>
        new($"{unit.FullName} logs out", "EVENT_UNIT_LOGOUT", new JsonArray(new JsonObject { ["identId"] = unit.Id }));

    private static PushStep Status(string says, int status, params Unit[] units) =>
        new(says, "EVENT_UNIT_STATUS", new JsonObject { ["identIds"] = Ids(units), ["status"] = status });

    private static PushStep Panic(string says, bool isPanic, Unit unit) =>
        new(says, "EVENT_UNIT_PANIC", new JsonObject { ["identIds"] = Ids(unit), ["isPanic"] = isPanic });

    private static PushStep Emergency() => new("911: \"They are robbing the store!\"", "EVENT_911", new JsonObject
    {
        ["call"] = new JsonObject
        {
            ["callId"] = EmergencyCallId,
            ["isEmergency"] = true,
            ["caller"] = "Jo Harper",
            ["location"] = "Innocence Boulevard",
            ["description"] = "They are robbing the store!",
        },
    });

    private static PushStep Call() => new("robbery at Innocence Boulevard, priority 1", "EVENT_DISPATCH_NEW", new JsonObject
    {
        ["eventOriginIdent"] = Lindqvist.Id,
        ["dispatch"] = new JsonObject
        {
            ["callId"] = CallId,
            ["origin"] = 0,
            ["status"] = 1,
            ["priority"] = 1,
            ["block"] = "300",
            ["address"] = "Innocence Boulevard",
            ["postal"] = "8056",
            ["title"] = "Robbery in progress",
            ["code"] = "10-90",
            ["description"] = "Silent alarm at the 24/7.",
            ["notes"] = "",
            ["idents"] = new JsonArray(),
            ["metaData"] = new JsonObject { ["origin911"] = "7001" },
        },
    });

    private static PushStep Attach(params Unit[] units) => new(
        $"{string.Join(", ", units.Select(unit => unit.Number))} go to the robbery",
        "EVENT_DISPATCH_UNIT_ATTACH",
        new JsonObject { ["eventOriginIdent"] = Lindqvist.Id, ["callId"] = CallId, ["idents"] = Ids(units) });

    private static PushStep Note(string text) => new($"note: {text}", "EVENT_DISPATCH_NOTE", new JsonObject
    {
        ["callId"] = CallId,
        ["note"] = new JsonObject { ["time"] = "21:04:00", ["label"] = "DISP-1", ["type"] = "text", ["content"] = text },
    });

    private static JsonArray Ids(params Unit[] units) => Ids([.. units.Select(unit => unit.Id)]);

    private static JsonArray Ids(params int[] ids) => [.. ids.Select(id => (JsonNode)id)];
}
