using SonoranPush.Locations;
using SonoranPush.Players;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Locations;

namespace SonoranPush.UnitTests.Players;

/// <summary>From what players.lua reports to rows at the hub.</summary>
public sealed class PlayerTrackerTests : Specification
{
    private readonly LocationFixture _fixture = new();
    private readonly CadScene _scene;

    public PlayerTrackerTests() => _scene = new CadScene(Clock, Logger);

    private FakeChannel Channel => _fixture.Channel;

    [Fact]
    public void Start_Configures_PlayersScript()
    {
        Create(PlayerTracking.All);

        var configuration = Assert.Single(_scene.Host.RaisedAs(ScriptContract.ConfigurePlayers)).Arguments[0];
        Assert.Equal("""{"trackAll":true,"movement":0.25,"turn":2.5,"refreshMs":30000}""", PlainValues.ToJson(configuration));
    }

    [Fact]
    public void OnDuty_OnlyPlayersWithAUnit_AreSampledAndSent()
    {
        var tracker = Create(PlayerTracking.OnDuty);
        tracker.PlayersJoined("1 license:cop\n2 license:civilian");
        tracker.Tick();
        Assert.Empty(_scene.Host.RaisedAs(ScriptContract.TrackPlayers));

        LogIn(1, "cop");
        Assert.Equal(1, tracker.Tick());
        Assert.Equal("+1", TrackedChanges());
        Sample(tracker, "1 10000 20000 3000 90\n2 10000 20000 3000 90");
        Assert.Equal(["cop"], Channel.Map.Keys);

        _scene.Push("EVENT_UNIT_LOGOUT", """{"identId":1}""");
        tracker.Tick();
        Assert.Equal("-1", TrackedChanges());
        Sample(tracker, "1 50000 20000 3000 90");
        Assert.Single(Channel.Calls);
    }

    [Fact]
    public void OnDuty_UnitBeforeItsPlayer_IsTrackedOnJoin()
    {
        var tracker = Create(PlayerTracking.OnDuty);
        LogIn(1, "cop");

        tracker.PlayersJoined("1 license:cop");
        tracker.Tick();

        Assert.Equal("+1", TrackedChanges());
    }

    [Fact]
    public void ScriptLoaded_WhilePlayersAreTracked_ReportsThemAgain()
    {
        var tracker = Create(PlayerTracking.OnDuty);
        LogIn(1, "cop");
        tracker.PlayersJoined("1 license:cop");
        tracker.Tick();
        _scene.Host.Raised.Clear();

        tracker.ScriptLoaded();
        tracker.Tick();

        Assert.Single(_scene.Host.RaisedAs(ScriptContract.ConfigurePlayers));
        Assert.Equal("+1", TrackedChanges());
    }

    [Fact]
    public void All_EverybodyIsSentWithoutACrossing()
    {
        var tracker = Create(PlayerTracking.All);
        tracker.PlayersJoined("1 license:a\n2 license:b");
        Sample(tracker, "1 10000 20000 3000 90\n2 10000 20000 3000 90");

        Assert.Equal(0, tracker.Tick());
        Assert.Equal(["a", "b"], Channel.Map.Keys.Order());
    }

    [Fact]
    public void PlayerLeft_ThenReturns_IsSentAtOnce()
    {
        var tracker = Create(PlayerTracking.All);
        tracker.PlayersJoined("1 license:a");
        Sample(tracker, "1 10000 20000 3000 90");
        tracker.PlayerLeft("1");
        Sample(tracker, "1 20000 20000 3000 90");
        Assert.Single(Channel.Calls);

        tracker.PlayersJoined("1 license:a");
        Sample(tracker, "1 10000 20000 3000 90");

        Assert.Equal(2, Channel.Calls.Count);
    }

    [Fact]
    public void PlayersJoined_IdIsReused_BelongsToTheNewPlayer()
    {
        var tracker = Create(PlayerTracking.All);
        tracker.PlayersJoined("1 license:old");
        tracker.PlayersJoined("1 license:new");

        Sample(tracker, "1 10000 20000 3000 90");

        Assert.Equal(["new"], Channel.Map.Keys);
    }

    [Fact]
    public void PlayerWithoutIdentifier_IsLoggedAndNotSent()
    {
        Logger.Expect("PlayerWithoutIdentifier");
        var tracker = Create(PlayerTracking.All);
        tracker.PlayersJoined("1 ip:1.2.3.4");
        Sample(tracker, "1 10000 20000 3000 90");

        Assert.Equal(1, Logger.CountOf("PlayerWithoutIdentifier"));
        Assert.Empty(Channel.Calls);
    }

    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(true, true, 0)]
    [InlineData(false, false, 0)]
    public void ScriptThatDoesNotStart_IsLoggedOnce_AfterTenSeconds(bool isTracking, bool starts, int lines)
    {
        Logger.Expect("PlayersNotSampled");
        var tracker = Create(isTracking ? PlayerTracking.All : PlayerTracking.Off);
        if (starts)
        {
            tracker.ScriptStarted("on");
        }

        Clock.Advance(TimeSpan.FromSeconds(9.9));
        tracker.Tick();
        Assert.Equal(0, Logger.CountOf("PlayersNotSampled"));
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        tracker.Tick();
        tracker.Tick();

        Assert.Equal(lines, Logger.CountOf("PlayersNotSampled"));
    }

    [Fact]
    public void OnDuty_SeveralChanges_AreSentTogether()
    {
        var tracker = Create(PlayerTracking.OnDuty);
        tracker.PlayersJoined("1 license:a\n2 license:b");
        LogIn(1, "a");
        LogIn(2, "b");

        tracker.Tick();

        Assert.Equal("+1 +2", TrackedChanges());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void ScriptStarted_OneSyncOff_IsLoggedWhereItMatters(bool isTracking, int lines)
    {
        Logger.Expect("OneSyncOff");

        Create(isTracking ? PlayerTracking.All : PlayerTracking.Off).ScriptStarted("off");

        Assert.Equal(lines, Logger.CountOf("OneSyncOff"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    [InlineData("x license:a\n-1 license:b\n\n99999999999 license:c")]
    public void PlayersJoined_Nonsense_AddsNobody(object? text)
    {
        var tracker = Create(PlayerTracking.All);

        tracker.PlayersJoined(text);
        tracker.PlayerLeft(text);

        Assert.Empty(_scene.State.Players.Players);
    }

    [Fact]
    public void SetLocation_ConnectedPlayer_IsSentWithoutMovement()
    {
        var tracker = Create(PlayerTracking.All);
        tracker.PlayersJoined("7 license:a");
        Sample(tracker, "7 10000 20000 3000 90");

        Assert.Null(tracker.SetLocation(7, " Vespucci\tPolice "));
        _fixture.Run(1);
        Assert.Equal("VespucciPolice", Channel.Map["a"].Location);

        Assert.True(tracker.ClearLocation("7"));
        _fixture.Run(1);
        Assert.Equal("X 100 Y 200", Channel.Map["a"].Location);
    }

    [Fact]
    public void SetLocation_BeforeThePlayerIsTracked_IsKept()
    {
        var tracker = Create(PlayerTracking.OnDuty);
        tracker.PlayersJoined("1 license:cop");
        tracker.SetLocation(1, "Garage");
        LogIn(1, "cop");

        Sample(tracker, "1 10000 20000 3000 90");

        Assert.Equal("Garage", Channel.Map["cop"].Location);
    }

    [Theory]
    [InlineData(8)]
    [InlineData("nobody")]
    [InlineData(null)]
    [InlineData(1.5)]
    public void SetLocation_UnknownPlayer_IsRejected(object? playerId)
    {
        var tracker = Create(PlayerTracking.All);

        Assert.Equal("player: not connected", tracker.SetLocation(playerId, "x"));
        Assert.False(tracker.ClearLocation(playerId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public void SetLocation_NoText_IsRejected(object? text)
    {
        var tracker = Create(PlayerTracking.All);
        tracker.PlayersJoined("7 license:a");

        Assert.NotNull(tracker.SetLocation(7, text));
        Assert.NotNull(tracker.SetLocation(7, new string('x', 256)));
    }

    private PlayerTracker Create(PlayerTracking tracking)
    {
        var tracker = new PlayerTracker(
            _scene.Host, _scene.State, new UnitLocationOptions { Track = tracking }, _fixture.Locations, Logger, Clock);
        tracker.Start();
        return tracker;
    }

    private void Sample(PlayerTracker tracker, string text)
    {
        tracker.Sampled(text);
        _fixture.Run(1);
    }

    private string TrackedChanges()
    {
        var changes = (string)Assert.Single(_scene.Host.RaisedAs(ScriptContract.TrackPlayers)).Arguments[0]!;
        _scene.Host.Raised.Clear();
        return changes;
    }

    private void LogIn(int id, string communityUserId) => _scene.Push(
        "EVENT_UNIT_LOGIN", $$$"""{"unit":{"id":{{{id}}},"accId":"a","status":1,"data":{"communityUserId":"{{{communityUserId}}}"} } }""");
}
