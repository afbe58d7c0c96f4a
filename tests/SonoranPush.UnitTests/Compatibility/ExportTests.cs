using SonoranPush.Cad;
using SonoranPush.Compatibility;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Compatibility;

public sealed class ExportTests : Specification
{
    private readonly CadScene _scene;

    public ExportTests() => _scene = new CadScene(Clock, Logger).Primed();

    private OfficialExports Official => _scene.Cad.OfficialExports;

    private CadExports Own => _scene.Cad.Exports;

    [Fact]
    public void GetUnitCache_IsAList_TheCallbackGetsTheDispatchersToo()
    {
        _scene.Join("9", "license:dispatcher");
        _scene.Push("EVENT_UNIT_LOGIN", """{"unit":{"id":104,"data":{"communityUserId":"dispatcher"}},"isDispatch":true}""");
        object?[] told = [];

        var answer = Official.GetUnitCache(true, arguments => told = arguments);

        Assert.Equal([101L, 102L, 103L, 104L], Ids(answer));
        Assert.Equal("""[{"id":104,"isInGame":true}]""", PlainValues.ToJson(told[1]));
        Official.GetUnitCache(null, arguments => told = arguments);
        Assert.Equal("[]", PlainValues.ToJson(told[1]));
        Assert.Equal(true, Official.GetDispatchStatus());
    }

    [Theory]
    [InlineData("1", 101L)]
    [InlineData(2, 102L)]
    [InlineData(3.0, 103L)]
    [InlineData("99", null)]
    [InlineData(null, null)]
    public void GetUnitByPlayerId_TakesTextAndNumber(object? playerId, long? expected)
    {
        Assert.Equal(expected, Id(Official.GetUnitByPlayerId(playerId)));
        Assert.Equal(expected, Id(Own.GetUnitByPlayer(playerId)));
    }

    [Fact]
    public void GetUnitById_IsThePositionInTheCache()
    {
        var units = Ids(Official.GetUnitCache(null, null));

        Assert.Equal(102L, units[(int)(long)Official.GetUnitById(102L)! - 1]);
        Assert.Equal(103L, units[(int)(long)Official.GetUnitById(new List<object?> { "nobody", CadScene.ThirdLicense })! - 1]);
        Assert.Null(Official.GetUnitById(999));
        Assert.Null(Official.GetUnitById("nobody"));
    }

    [Fact]
    public void CallCaches_AreMapsByNumber()
    {
        var calls = (Dictionary<object, object?>)Official.GetCallCache();
        var emergencies = (Dictionary<object, object?>)Official.GetEmergencyCache();

        Assert.Equal([5001L, 5002L], calls.Keys);
        Assert.Equal("CALL_NEW", ((Dictionary<string, object?>)calls[5001L]!)["dispatch_type"]);
        Assert.Equal([7001L, 7002L], emergencies.Keys);
    }

    [Fact]
    public void CommunityAndServer_AreThoseOfTheSettings()
    {
        Assert.Null(Official.GetCommunityId());
        Assert.Null(Official.GetServerId());
        _scene.Options.CommunityId = "mycommunity";
        _scene.Options.ServerIds = [3, 4];

        Assert.Equal("mycommunity", Official.GetCommunityId());
        Assert.Equal(3L, Official.GetServerId());
    }

    [Fact]
    public void LinkOfAPlayer_IsKnownFromAUnit_OrFromTheNewsOfIt()
    {
        Assert.Equal(CadScene.FirstLicense[8..], Official.GetPlayerCommunityUserId("1"));
        _scene.Join("4", "license:new");
        Assert.Null(Official.GetPlayerCommunityUserId("4"));
        Assert.Equal(
            """{"linked":false,"online":false,"success":false,"communityUserId":null,"unit":null}""", PlainValues.ToJson(Official.IsPlayerInCad("4")));

        _scene.Push("EVENT_COMMUNITY_LINK_VERIFIED", """{"communityUserId":"license:NEW","accountUuid":"a"}""");

        Assert.Equal("license:NEW", Official.GetPlayerCommunityUserId(4));
        var answer = (Dictionary<string, object?>)Official.IsPlayerInCad("1");
        Assert.Equal((true, true, true), (answer["linked"], answer["online"], answer["success"]));
        Assert.Equal(101L, Id(answer["unit"]));
    }

    [Fact]
    public void GetUnits_Filters_Cuts_AndNamesThePlayer()
    {
        Assert.Equal([101L, 102L, 103L], Ids(Own.GetUnits(null)));
        Assert.Equal([102L], Ids(Own.GetUnits(Filter("department", "lsfd"))));
        Assert.Equal([101L], Ids(Own.GetUnits(Filter("status", 3))));
        Assert.Equal([101L, 103L], Ids(Own.GetUnits(Filter("ids", new List<object?> { 101, (byte)103, "x" }))));
        Assert.Equal([102L], Ids(Own.GetUnits(Filter("limit", 1, "offset", 1))));
        Assert.Equal("""[{"id":101,"playerId":"1"}]""", PlainValues.ToJson(Own.GetUnits(Filter("limit", 1, "fields", new List<object?> { "id", "playerId" }))));
        _scene.State.PlayerDropped("2");
        Assert.Equal([102L], Ids(Own.GetUnits(Filter("hasPlayer", false))));
        Assert.Equal(102L, Id(Own.GetUnit("102")));
        Assert.Null(Own.GetUnit(999));
    }

    [Fact]
    public void GetCalls_And_GetEmergencyCalls_Filter()
    {
        _scene.Push("EVENT_DISPATCH_CLOSED", """{"callIds":[5002]}""");

        Assert.Equal(["5001"], CallIds(Own.GetCalls(Filter("open", true))));
        Assert.Equal(["5001", "5002"], CallIds(Own.GetCalls(Filter("unitId", 101))));
        Assert.Empty(CallIds(Own.GetCalls(Filter("unitId", 103))));
        Assert.Equal(["7002"], CallIds(Own.GetEmergencyCalls(Filter("ids", 7002))));
        Assert.Empty(CallIds(Own.GetEmergencyCalls(Filter("isEmergency", false))));
    }

    [Fact]
    public void OwnAnswers_NameTheServerThatAnEntryWasLastHeardOfFrom_AndOfficialOnesDoNot()
    {
        foreach (var (type, data) in new[]
        {
            ("EVENT_UNIT_LOGIN", """{"unit":{"id":201}}"""), ("EVENT_DISPATCH_NEW", """{"dispatch":{"callId":6001}}"""), ("EVENT_911", """{"call":{"callId":8001}}"""),
        })
        {
            _scene.Path.Receive(InboundPath.Envelope(type, data), serverId: 8);
        }

        _scene.Path.RaiseAll();

        Assert.Equal(8L, Field(Own.GetUnit(201)));
        Assert.Equal(7L, Field(Own.GetUnitByPlayer("1")));
        Assert.Equal([7L, 7L, 7L, 8L], Fields(Own.GetUnits(null)));
        Assert.Equal([8L], Fields(Own.GetUnits(Filter("serverId", 8, "fields", new List<object?> { "serverId" }))));
        Assert.Equal([7L, 7L, 8L], Fields(Own.GetCalls(null)));
        Assert.Equal([7L, 7L, 8L], Fields(Own.GetEmergencyCalls(null)));
        Assert.Null(Field(Official.GetUnitByPlayerId("1")));

        static object? Field(object? table) => ((Dictionary<string, object?>)table!).GetValueOrDefault("serverId");
        static IEnumerable<object?> Fields(object? list) => ((List<object?>)list!).Select(Field).Order();
    }

    [Fact]
    public void Tables_KeepShowingWhatWasTrueThen()
    {
        var before = (Dictionary<string, object?>)Official.GetUnitByPlayerId("1")!;

        _scene.Push("EVENT_UNIT_STATUS", """{"identIds":[101],"status":9}""");

        Assert.Equal(3L, before["status"]);
    }

    private static Dictionary<string, object?> Filter(params object?[] pairs) =>
        Enumerable.Range(0, pairs.Length / 2).ToDictionary(i => (string)pairs[i * 2]!, i => pairs[(i * 2) + 1]);

    private static List<long> Ids(object? list) => ((List<object?>)list!).Select(unit => Id(unit)!.Value).ToList();

    private static long? Id(object? unit) => (long?)(unit as Dictionary<string, object?>)?["id"];

    private static List<string> CallIds(object? list) =>
        ((List<object?>)list!).Select(call => ((Dictionary<string, object?>)call!)["callId"]!.ToString()!).ToList();
}
