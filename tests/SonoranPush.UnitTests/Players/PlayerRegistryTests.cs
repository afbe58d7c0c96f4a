using SonoranPush.Cad;
using SonoranPush.Players;
using SonoranPush.UnitTests.Cad;

namespace SonoranPush.UnitTests.Players;

public sealed class PlayerRegistryTests : Specification
{
    private readonly CadScene _scene;

    public PlayerRegistryTests()
    {
        _scene = new CadScene(Clock, Logger);
    }

    [Theory]
    [InlineData("license:ABC", "abc")]
    [InlineData(" abc ", "abc")]
    [InlineData("STEAM:1100001AABBCC", "1100001aabbcc")]
    [InlineData("license2:abc", "abc")]
    [InlineData("license:license:abc", "license:abc")]
    [InlineData("mine:abc", "mine:abc")]
    [InlineData("discord:1", "1")]
    [InlineData("fivem:2", "2")]
    [InlineData("xbl:3", "3")]
    [InlineData("live:4", "4")]
    [InlineData("discord:", null)]
    [InlineData("  ", null)]
    public void Identity_IsComparedTrimmed_InLowerCase_WithoutOneKnownPrefix(string value, string? expected) =>
        Assert.Equal(expected, IdentityNormalizer.Normalise(value));

    [Fact]
    public void Identity_LongerThanTheCadAllows_IsNone()
    {
        Assert.Null(IdentityNormalizer.Normalise(new string('a', 256)));
        Assert.NotNull(IdentityNormalizer.Normalise(new string('a', 255)));
    }

    [Fact]
    public void PluralIds_WinOverTheSingle_WhichWinsOverApiIds()
    {
        Assert.Equal(["p"], Identities("""{"communityUserIds":["p"],"communityUserId":"s","apiIds":["a"]}"""));
        Assert.Equal(["s"], Identities("""{"communityUserIds":[],"communityUserId":"s","apiIds":["a"]}"""));
        Assert.Equal(["a", "b"], Identities("""{"communityUserId":"","apiIds":["a","B"]}"""));
        Assert.Equal(["one", "two"], Identities("""{"apiId1":"one","apiId2":"Two"}"""));
    }

    [Fact]
    public void Player_WhoJoinsAfterTheLogin_FindsTheUnit()
    {
        LogIn(1, "license:abc");

        _scene.Join("5", "discord:1", "license:ABC");

        Assert.Equal("5", _scene.State.Players.PlayerOf(1));
        Assert.Equal(["AddPlayer(5, unit 1)"], _scene.TakeStory().Skip(1));
        Assert.Equal([1], _scene.State.Players.UnitsOf("5"));
    }

    [Fact]
    public void Player_WhoLeaves_LosesTheUnit_WhichStays()
    {
        _scene.Join("5", "license:abc");
        LogIn(1, "abc");
        _scene.TakeStory();

        _scene.State.PlayerDropped("5");

        Assert.Equal(["RemovePlayer(5, unit 1)"], _scene.TakeStory());
        Assert.Equal("there", _scene.Look("unit 1"));
        Assert.Empty(_scene.State.Players.IdentitiesOf("5"));
    }

    [Fact]
    public void ReusedPlayerId_BelongsToSomebodyNew()
    {
        LogIn(1, "abc");
        _scene.Join("5", "license:abc");

        _scene.Join("5", "license:other");

        Assert.Null(_scene.State.Players.PlayerOf(1));
    }

    [Fact]
    public void SecondUnitOfAPlayer_KeepsThePlayerOnDuty_UntilTheLastLogsOut()
    {
        _scene.Join("5", "license:abc");
        LogIn(1, "abc");
        LogIn(2, "abc");
        Assert.Equal(1, _scene.State.UnitOfPlayer("5")!.Id);

        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":1}""");
        Assert.Equal(2, _scene.State.UnitOfPlayer("5")!.Id);

        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":2}""");
        Assert.Null(_scene.State.UnitOfPlayer("5"));
    }

    [Fact]
    public void Unit_ThatChangesItsAccount_ChangesItsPlayer()
    {
        _scene.Join("5", "license:abc");
        _scene.Join("6", "license:def");
        LogIn(1, "abc");
        _scene.TakeStory();

        _scene.Push("EVENT_UNIT_UPDATE", """{"units":[{"id":1,"accId":"a","data":{"communityUserId":"def"}}]}""");

        Assert.Equal(["UnitUpdate(unit 1, 1)", "RemovePlayer(5, unit 1)", "AddPlayer(6, unit 1)"], _scene.TakeStory());
    }

    [Fact]
    public void PlayersWithTheSameIdentity_OneLeaves_OtherGetsTheUnit()
    {
        _scene.Join("5", "license:abc");
        _scene.Join("6", "license:abc");
        LogIn(1, "abc");
        Assert.Equal("5", _scene.State.Players.PlayerOf(1));

        _scene.State.PlayerDropped("5");

        Assert.Equal("6", _scene.State.Players.PlayerOf(1));
    }

    [Fact]
    public void UnitOfSeveralAccounts_KeepsItsPlayer_WhenAnotherAccountComesFirst()
    {
        _scene.Join("5", "license:abc");
        _scene.Join("6", "license:def");
        LogIn(1, "abc");

        _scene.Push("EVENT_UNIT_UPDATE", """{"units":[{"id":1,"accId":"a","data":{"communityUserIds":["def","abc"]}}]}""");

        Assert.Equal("5", _scene.State.Players.PlayerOf(1));
    }

    [Fact]
    public void Address_IdentifiesNobody()
    {
        LogIn(1, "127.0.0.1");

        _scene.Join("5", "ip:127.0.0.1");

        Assert.Null(_scene.State.Players.PlayerOf(1));
    }

    [Fact]
    public void UnitOfAPlayerWhoLogsOut_CanBeLookedUpUntilEverybodyHasHeard()
    {
        _scene.Join("5", "license:abc");
        LogIn(1, "abc");
        var seen = new List<string>();
        _scene.Host.OnRaise = raised => seen.Add($"{raised.Name.Split(':')[^1]} {_scene.Look("unit 1")} {_scene.State.Players.PlayerOf(1)}");

        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":1}""");

        Assert.Equal(["UnitLogout there 5", "RemovePlayer there 5"], seen);
        Assert.Equal("none", _scene.Look("unit 1"));
    }

    [Fact]
    public void Indexes_HoldNothingOfThoseWhoAreGone()
    {
        var players = new PlayerRegistry();
        var unit = Unit.Read(new Dictionary<string, object?> { ["id"] = 1L, ["data"] = new Dictionary<string, object?> { ["communityUserId"] = "abc" } }, 7)!;
        players.UnitReplaced(null, unit);
        players.Join(new ConnectedPlayer("5", ["license:abc"]));

        players.UnitReplaced(unit, null);
        players.Leave("5");

        Assert.Empty(players.UnitsWith("abc"));
        Assert.Empty(players.UnitsOf("5"));
        Assert.Empty(players.Join(new ConnectedPlayer("6", ["license:abc"])));
    }

    private static IReadOnlyList<string> Identities(string data)
    {
        var table = (Dictionary<string, object?>)SonoranPush.PushEvents.PlainJsonReader.Read(
            System.Text.Encoding.UTF8.GetBytes($$"""{"id":1,"data":{{data}} }"""), new SonoranPush.PushEvents.PushEventLimits(), out _)!;
        return Unit.Read(table, 7)!.Identities;
    }

    private void LogIn(int id, string communityUserId) => _scene.Push(
        "EVENT_UNIT_LOGIN", $$$"""{"unit":{"id":{{{id}}},"accId":"a","status":1,"data":{"communityUserId":"{{{communityUserId}}}"} } }""");
}
