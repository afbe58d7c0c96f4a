using SonoranPush.Contracts;
using SonoranPush.PushEvents;
using Table = System.Collections.Generic.Dictionary<string, object?>;

namespace SonoranPush.Benchmarks.Registry;

/// <summary>A shift as the CAD tells of it: units, open calls, and an endless mix of what happens to them.</summary>
internal sealed class Shift
{
    private const string Note = """{"time":"14:02:11","label":"2-A-14","type":"text","content":"Caller wishes to stay anonymous."}""";

    private readonly Random _random = new(17);
    private readonly int _units;
    private readonly int _calls;

    /// <summary>Creates a shift of that size.</summary>
    public Shift(int units, int calls)
    {
        _units = units;
        _calls = calls;
    }

    /// <summary>The pushes that fill an empty registry.</summary>
    public IEnumerable<PushEvent> Beginning()
    {
        for (var i = 0; i < _units; i++)
        {
            yield return Push("EVENT_UNIT_LOGIN", $$"""{"unit":{{Unit(i)}},"isDispatch":false}""");
        }

        for (var i = 0; i < _calls; i++)
        {
            yield return Push("EVENT_DISPATCH_NEW", $$"""{"eventOriginIdent":1,"dispatch":{{Call(i)}} }""");
        }
    }

    /// <summary>What happens next, in the proportions of a busy evening.</summary>
    public PushEvent Next()
    {
        var unit = 100_000 + _random.Next(_units);
        var call = 5_000 + _random.Next(_calls);
        return _random.Next(20) switch
        {
            < 8 => Push("EVENT_UNIT_STATUS", $$"""{"identIds":[{{unit}}],"status":{{_random.Next(5)}} }"""),
            < 11 => Push("EVENT_UNIT_UPDATE", $$"""{"units":[{{Unit(unit - 100_000)}}]}"""),
            < 13 => Push("EVENT_DISPATCH_UNIT_ATTACH", $$"""{"callId":{{call}},"ident":{{unit}} }"""),
            < 15 => Push("EVENT_DISPATCH_UNIT_DETACH", $$"""{"callId":{{call}},"ident":{{unit}} }"""),
            < 17 => Push("EVENT_DISPATCH_NOTE", $$"""{"callId":{{call}},"note":{{Note}} }"""),
            < 19 => Push("EVENT_DISPATCH_EDIT", $$"""{"dispatch":{{Call(call - 5_000)}} }"""),
            _ => Push("EVENT_UNIT_LOGIN", $$"""{"unit":{{Unit(unit - 100_000)}} }"""),
        };
    }

    private static string Unit(int i) => string.Format(
        CultureInfo.InvariantCulture,
        """
        {{"id":{0},"accId":"6b1f7a52-0c1e-4f7d-9a50-{0:D12}","status":2,"isPanic":false,"location":"[1024] Palomino Ave / Vespucci Blvd",
        "coordinates":{{"x":-612.4,"y":-984.25,"z":22.1,"w":271.5}},"aop":"Los Santos","data":{{"apiIds":["api{0}"],"communityUserId":"user{0}",
        "unitNum":"2-A-{0}","name":"R. Calloway","district":"Vespucci","department":"LSPD","subdivision":"Patrol","rank":"Officer II","group":"","page":0}},"isDispatch":false}}
        """,
        100_000 + i);

    private static string Call(int i) => string.Format(
        CultureInfo.InvariantCulture,
        """
        {{"callId":{0},"origin":0,"status":1,"priority":2,"block":"400","address":"Palomino Ave","postal":"1024","title":"Traffic stop","code":"10-16",
        "primary":100001,"trackPrimary":false,"description":"Loud music from a rooftop.","notes":[{1}],"idents":[100001,100002],
        "metaData":{{"origin911":"7001","x":"-612.4","y":"-984.25","z":"22.1","callerPlayerId":"4"}},"updated":"2026-08-14T14:02:11Z"}}
        """,
        5_000 + i,
        Note);

    private static PushEvent Push(string type, string data)
    {
        var table = (Table)PlainJsonReader.Read(Encoding.UTF8.GetBytes(data), new PushEventLimits(), out _)!;
        return new PushEvent(type, table, new Table(), new PushEventMeta(1, PushTransport.Websocket, 0, 0), new PushEventArguments(new byte[8], 8, 4));
    }
}
