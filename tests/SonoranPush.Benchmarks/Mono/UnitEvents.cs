namespace SonoranPush.Benchmarks.Mono;

/// <summary>Records of the hub protocol with push events about units, shaped like the CAD's.</summary>
internal static class UnitEvents
{
    private const char Separator = '\u001e';

    /// <summary>A unit update of about 500 bytes.</summary>
    public static string Record(int unit) => Wrap("EVENT_UNIT_UPDATE", Units(unit, 1) + "}");

    /// <summary>The same with a time stamp in microseconds.</summary>
    public static string Record(int unit, long sentUs, int status) =>
        Wrap("EVENT_UNIT_UPDATE", string.Create(CultureInfo.InvariantCulture, $"{{\"units\":[{Unit(unit, status)}],\"sentUs\":{sentUs}}}"));

    /// <summary>All units at once.</summary>
    public static string AllUnits(int count) => Wrap("EVENT_UNIT_STATUS", Units(0, count) + "}");

    private static string Units(int first, int count) => "{\"units\":[" + string.Join(',', Enumerable.Range(first, count).Select(unit => Unit(unit, unit % 5))) + "]";

    /// <summary>A unit as the CAD describes it.</summary>
    public static string Unit(int unit, int status) => $$$"""
        {"id":{{{unit + 1}}},"status":{{{status}}},"isPanic":false,"location":"[1024] Palomino Ave / Vespucci Blvd","coordinates":{"x":-536.4,"y":-984.25,"z":22.1,"w":271.5},"aop":"Los Santos","data":{"apiIds":["a1a2a3a4a5a6a7a8a9a0b1b2b3b4b5{{{unit:0000000000}}}"],"unitNum":"4-L-9","name":"P. Nakata","district":"Vespucci","subdivision":"Patrol","department":"LSSD","rank":"Officer II","group":"","page":0},"isDispatch":false}
        """;

    private static string Wrap(string type, string data) =>
        $$$"""{"type":1,"target":"pushEvent","arguments":[{"key":"demo-key","type":"{{{type}}}","data":{{{data}}}}]}""" + Separator;
}
