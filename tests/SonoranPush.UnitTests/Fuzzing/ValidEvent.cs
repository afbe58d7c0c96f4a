using SonoranPush.PushEvents;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>The event that comes after a hostile input, and must be raised as if there had been none.</summary>
internal static class ValidEvent
{
    private const string Type = "EVENT_TONE";
    private const string Data = """{"tone":"valid","ids":[1,2.5,null,true],"text":"Zo\u00eb \ud83d\ude00","more":{}}""";

    private const string DataDescribed = """{"ids":[1,2.5d,nil,True,],"more":{},"text":"Zo\u00EB \uD83D\uDE00","tone":"valid",}""";

    public static string Payload { get; } = InboundPath.Envelope(Type, Data);

    /// <summary>Sends the event and holds what is raised against what was sent; nothing else may be left waiting.</summary>
    public static void AssertComesThrough(InboundPath path, Action send)
    {
        path.Dispatcher.Use(new EventOptions());
        path.RaiseAll();
        var raisedBefore = path.Counters.Raised;
        path.Host.Raised.Clear();

        send();
        path.RaiseAll();

        Assert.Equal(raisedBefore + 1, path.Counters.Raised);
        AssertIsOurs(Assert.Single(path.Host.RaisedAs(ScriptContract.PushEvent)));
        Assert.Equal((0, 0L), (path.Queue.Count, path.Queue.Bytes));
    }

    private static void AssertIsOurs(RaisedEvent raised)
    {
        Assert.Equal(Type, raised.Arguments[0]);
        Assert.Equal(DataDescribed, PlainValues.Describe(raised.Arguments[1]));
        var meta = raised.Table(2);
        Assert.Equal(["receivedAt", "sequence", "serverId", "transport"], meta.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((long)InboundPath.ServerId, meta["serverId"]);
    }
}
