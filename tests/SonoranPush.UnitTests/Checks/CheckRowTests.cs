using SonoranPush.Cad;
using SonoranPush.Checks;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Locations;
using SonoranPush.Players;
using SonoranPush.PushEvents;
using SonoranPush.Rest;
using SonoranPush.Session;
using Xunit;

namespace SonoranPush.UnitTests.Checks;

/// <summary>From facts to rows: faults that are hard to provoke beside a simulated CAD.</summary>
public sealed class CheckRowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly HubProbeResult Upgraded = new() { Hub = new Uri("https://hub.example/apiWsHub"), Stage = ProbeStage.Answered, Status = 101, Now = Now, Date = Now };

    [Theory]
    [InlineData(200, "Ok", "answered with 200", "")]
    [InlineData(400, "Warning", "plan", "rest.snapshot")]
    [InlineData(401, "Failed", "401", "sonoranpush_apiKey")]
    [InlineData(403, "Warning", "plan", "rest.snapshot")]
    [InlineData(404, "Failed", "404", "sonoranpush_serverId")]
    [InlineData(429, "Skipped", "429", "in a minute")]
    [InlineData(500, "Failed", "500", "status page")]
    [InlineData(0, "Failed", "did not answer", "firewall")]
    public void Rest_Answer_IsJudgedByItsStatus(int status, string result, string finding, string advice)
    {
        var problem = status switch
        {
            200 => null,
            0 => "hub.example did not answer in time; let the firewall allow outbound HTTPS",
            400 or 403 => $"the answer was {status}; the community's plan may not include it",
            _ => $"the answer was {status}",
        };
        var good = new RestResponse(200, new List<object?>());

        var row = RestCheck.Rows([new RestFacts(3, new RestResponse(status, null, Problem: problem), good)]).First();

        Assert.Equal(("REST", result), (row.Check, row.Result.ToString()));
        Assert.Contains("server 3: units", row.Finding, StringComparison.Ordinal);
        Assert.Contains(finding, row.Finding, StringComparison.Ordinal);
        Assert.Contains(advice, row.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Ok", "0 s ahead of")]
    [InlineData(29, "Ok", "29 s ahead of")]
    [InlineData(-31, "Warning", "31 s behind")]
    [InlineData(3600, "Failed", "3600 s ahead of")]
    public void Clock_IsComparedWithTheHub(int seconds, string result, string finding)
    {
        var row = Rows(Upgraded with { Now = Now.AddSeconds(seconds) }).Single(each => each.Finding.Contains("clock", StringComparison.Ordinal));

        Assert.Equal(result, row.Result.ToString());
        Assert.Contains(finding, row.Finding, StringComparison.Ordinal);
        Assert.Equal(result != "Ok", row.Advice.Contains("NTP", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, "Ok")]
    [InlineData(3, "Warning")]
    public void Certificate_ThatEndsSoon_IsAWarning(int days, string result)
    {
        var row = Rows(Upgraded with { TlsVersion = "TLS 1.2", Issuer = "CN=Authority", CertificateEnd = Now.AddDays(days) })
            .Single(each => each.Finding.StartsWith("TLS 1.2", StringComparison.Ordinal));

        Assert.Equal(result, row.Result.ToString());
        Assert.Contains("trusted by the bundle", row.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Proxy_IsNamedWithoutItsValue()
    {
        var row = Assert.Single(MachineCheck.Rows(Upgraded, "the bundle", ["HTTPS_PROXY"]), each => each.Result == CheckResult.Warning);

        Assert.Contains("HTTPS_PROXY", row.Finding, StringComparison.Ordinal);
        Assert.Contains("hub.example:443", row.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Session_WhileTheHubIsOutOfReach_IsNotBlamed()
    {
        var probe = Upgraded with { Stage = ProbeStage.Connect, Problem = "hub.example:443 refuses connections; the CAD may be down" };

        Assert.All(HubCheck.Rows(probe, [Session(SessionState.BackingOff, "it was closed")], Now), row => Assert.Equal(CheckResult.Skipped, row.Result));
        Assert.Equal(
            "the CAD may be down; or remove sonoranpush_hubUrl from server.cfg, if it should be Sonoran CAD's own address",
            Assert.Single(Rows(probe), row => row.Result == CheckResult.Failed).Advice);
    }

    [Theory]
    [InlineData(HubContract.ProductionUrl, false)]
    [InlineData(HubContract.DevelopmentUrl, false)]
    [InlineData("https://hub.example/apiWsHub", true)]
    public void Hub_ThatCannotBeReached_IsBlamedOnTheConvarOnlyWhereItIsSet(string hub, bool isSet)
    {
        var probe = Upgraded with { Hub = new Uri(hub), Stage = ProbeStage.Connect, Problem = "it refuses connections" };

        Assert.Equal(isSet, Assert.Single(Rows(probe), row => row.Result == CheckResult.Failed).Advice.Contains("sonoranpush_hubUrl", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "Skipped")]
    [InlineData(20, "Warning")]
    public void Session_ThatIsLoggingIn_GetsItsTime(int seconds, string result) =>
        Assert.Equal(result, HubCheck.Rows(Upgraded, [Session(SessionState.Authenticating)], Now.AddSeconds(seconds)).ElementAt(1).Result.ToString());

    [Theory]
    [InlineData(PushTransport.Http, "Warning")]
    [InlineData(PushTransport.Websocket, "Ok")]
    public void LastEvent_ByHttpInSpiteOfASession_IsAWarning(string transport, string result)
    {
        var session = Session(SessionState.Ready) with { LastEvent = new ReceivedEvent(transport, Now.AddSeconds(1)), RoundTrips = [60, 80] };

        var rows = HubCheck.Rows(Upgraded, [session], Now.AddSeconds(3)).ToList();

        Assert.Contains("round trip p50 80 ms, p99 80 ms", rows[1].Finding, StringComparison.Ordinal);
        Assert.Equal((result, $"server 1: last push event 2 s ago, by {transport}"), (rows[2].Result.ToString(), rows[2].Finding.Split(", although")[0]));
    }

    [Fact]
    public void Manifest_OfAnotherVersion_Fails() => Assert.Contains(
        ResourceCheck.Rows(new ResourceFacts { ManifestVersion = "0.0.1", Files = new([], []), Lua = new(0, 1, []) }),
        row => row.Result == CheckResult.Failed && row.Finding.Contains("0.0.1", StringComparison.Ordinal));

    [Fact]
    public void Units_KnownBySteamThatNobodyHas_NameTheWayToGetIt()
    {
        var facts = new PlayersFacts { Players = [new ConnectedPlayer("1", ["license:aa"])], Units = [new LinkedUnit(Unit("110000112345678"), null)] };

        var row = Assert.Single(PlayersCheck.Rows(facts), each => each.Result == CheckResult.Warning);

        Assert.Contains("looks like steam", row.Finding, StringComparison.Ordinal);
        Assert.Contains("steam_webApiKey", row.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("license", "license", false)]
    [InlineData("steam", "license", true)]
    [InlineData("license", "steam", true)]
    [InlineData("discord", "license", false)]
    public void Identifier_ThatTheCadHasNot_IsNamedWithTheOneThatItHas(string configured, string linked, bool isWrong)
    {
        var player = new ConnectedPlayer("1", ["license:aa", "steam:bb"]);
        var unit = Unit(linked == "license" ? "AA" : "steam:bb");
        var facts = new PlayersFacts { Options = new UnitLocationOptions { Identifier = configured }, Players = [player], Units = [new LinkedUnit(unit, player)] };

        var failed = PlayersCheck.Rows(facts).Where(row => row.Result == CheckResult.Failed).ToList();

        Assert.Equal(isWrong, failed.Count == 1);
        Assert.All(failed, row => Assert.Contains($"unitLocation.identifier to \"{linked}\"", row.Advice, StringComparison.Ordinal));
    }

    [Fact]
    public void Dispatchers_NeedNoPlayer() => Assert.DoesNotContain(
        PlayersCheck.Rows(new PlayersFacts { Players = [new ConnectedPlayer("1", [])], Units = [new LinkedUnit(Unit("x").With("isDispatch", true), null)] }),
        row => row.Result != CheckResult.Ok);

    [Fact]
    public void RejectedUnit_IsShownWithTheCadsWords()
    {
        var status = new UnitLocationStatus { Outcome = new() { CallsAccepted = 5, RejectedUnits = [(UnitTarget.CommunityUserId("abc"), "Unknown unit")] } };

        var row = Assert.Single(LocationsCheck.Rows(status, isReady: true), each => each.Result == CheckResult.Warning);

        Assert.Contains("abc (Unknown unit)", row.Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 0.0, 1, 0, "Ok")]
    [InlineData(10, 0.3, 1, 0, "Warning")]
    [InlineData(10, 0.7, 1, 0, "Failed")]
    [InlineData(0, 0.1, 0, 1, "Failed")]
    [InlineData(10, 0.0, 90, 4, "Failed")]
    [InlineData(10, 0.0, 90, 0, "Ok")]
    public void Locations_AreJudgedByTheLastCalls(int accepted, double trouble, int age, int pending, string result)
    {
        var status = new UnitLocationStatus
        {
            RowsPending = pending,
            CallsRefused = trouble > 0 ? 3 : 0,
            Outcome = new() { CallsAccepted = accepted, TroubleShare = trouble, NewestAge = accepted > 0 ? TimeSpan.FromSeconds(age) : null, LastRefusal = "Too soon." },
        };

        Assert.Equal(result, Assert.Single(LocationsCheck.Rows(status, isReady: true)).Result.ToString());
    }

    [Theory]
    [InlineData(0.05, 1, "Ok")]
    [InlineData(0.9, 1, "Warning")]
    [InlineData(0.05, 9, "Warning")]
    public void Cost_AboveItsMark_IsAWarning(double native, double tick, string worst)
    {
        var facts = new CostFacts { CSharpNative = native, Ticks = [.. Enumerable.Repeat(tick, 2000)] };

        Assert.Equal(worst, CostCheck.Rows(facts).Max(row => row.Result).ToString());
    }

    [Theory]
    [InlineData("", null, null, "Ok")]
    [InlineData("nearest-postal", null, null, "Skipped")]
    [InlineData("nearest-postal", "postals.json", null, "Warning")]
    [InlineData("nearest-postal", "postals.json", 0, "Warning")]
    [InlineData("nearest-postal", "postals.json", 9, "Ok")]
    public void Postals_AreJudgedByTheirFile(string resource, string? file, int? count, string worst) => Assert.Equal(
        worst, NeighboursCheck.Rows(new NeighboursFacts { Copies = [], PostalResource = resource, PostalFile = file, Postals = count, Owners = ["hud", "hud"] }).Max(row => row.Result).ToString());

    [Theory]
    [InlineData(false, "Ok")]
    [InlineData(true, "Warning")]
    public void OfficialResource_BesideThisOne_IsAWarning(bool runs, string worst) =>
        Assert.Equal(worst, NeighboursCheck.Rows(new NeighboursFacts { Copies = [], OfficialRuns = runs }).Max(row => row.Result).ToString());

    [Fact]
    public void Report_HidesTheKey_AndCounts()
    {
        var key = new ApiKey("my-secret-key-1234");
        var report = new CheckReport(
            [new CheckRow("hub", CheckResult.Failed, "said my-secret-key-1234 ^1\n", "use MY-SECRET-KEY-1234"), new CheckRow("cost", CheckResult.Ok, "fine")], TimeSpan.FromSeconds(2), key.Mask);

        Assert.Equal("check: 1 ok, 0 warning, 1 failed, 0 skipped, in 2.0 s", report.ToLines().Last());
        Assert.Equal(("said *** 1 ", "use ***"), (report.Rows[0].Finding, report.Rows[0].Advice));
        Assert.DoesNotContain(report.ToLines(), line => line.Contains("my-secret", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1L, report.ToTable()["failed"]);
    }

    private static IEnumerable<CheckRow> Rows(HubProbeResult probe) => MachineCheck.Rows(probe, "the bundle", []);

    private static SessionFacts Session(SessionState state, string? error = null) => new(
        new SessionSettings(Upgraded.Hub, true, "community", new ApiKey("key"), 1), new SessionStatus(1, state, Now, error, 1), [], null);

    private static Unit Unit(string apiId) => SonoranPush.Cad.Unit.Read(
        new Dictionary<string, object?> { ["id"] = 1L, ["data"] = new Dictionary<string, object?> { ["unitNum"] = "1-A-1", ["apiIds"] = new List<object?> { apiId } } }, 1)!;
}
