using System.Text.Json;
using System.Text.RegularExpressions;
using SonoranPush.Commands;
using SonoranPush.Contracts;
using Xunit;

namespace SonoranPush.UnitTests.Commands;

public sealed class ConsoleCommandsTests : PushResourceSpecification
{
    private readonly ConsoleCommands _commands;

    public ConsoleCommandsTests() => _commands = new ConsoleCommands(Resource);

    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("HELP")]
    public void Help_NamesEveryCommand(params string[] words)
    {
        var lines = _commands.Run(words);

        Assert.Equal(
            ["status", "check", "units", "locations", "test TYPE", "reconnect", "help"],
            lines.Select(line => line.Split("^7")[0].Replace("^5sonoranpush ", string.Empty, StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Equal(lines[4].IndexOf("raises", StringComparison.Ordinal), Regex.Match(line, @"\^7 +").Index + Regex.Match(line, @"\^7 +").Length));
    }

    [Fact]
    public void UnknownWord_IsReportedCleanedAndShort_WithTheHelp()
    {
        var lines = _commands.Run(["^1\u001b[2Jstatsu" + new string('x', 500)]);

        Assert.Equal("^3There is no \"1[2jstatsu" + new string('x', 27) + "...\".^7", lines[0]);
        Assert.Equal(8, lines.Count);
    }

    [Fact]
    public void Status_ShowsTheSession()
    {
        Connect();

        Assert.StartsWith("^5server 7^7  ^2Ready^7", _commands.Run(["status"])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Reconnect_TakesANewConnection()
    {
        Connect();

        Assert.Single(_commands.Run(["reconnect"]));

        TickUntil(() => Hub.Connections.Count == 2, "the new connection");
    }

    [Fact]
    public void Units_BeforeAnyIsKnown_SaysSo() => Assert.StartsWith("no unit is known", Assert.Single(_commands.Run(["units"])), StringComparison.Ordinal);

    [Fact]
    public void Units_FiveThousandOfThem_AreFortyLinesAndANumber()
    {
        Connect();
        for (var first = 1; first <= 5000; first += 1000)
        {
            var units = Enumerable.Range(first, 1000).Select(id => Unit(id, "R. Okafor"));
            Push(Envelope("EVENT_UNIT_UPDATE", "{\"units\":[" + string.Join(',', units) + "]}"));
        }

        TickUntil(() => Resource.Cad.State.Units.Count == 5000, "the units");
        var lines = _commands.Run(["units"]);

        Assert.Equal(ConsoleCommands.MaxRows + 2, lines.Count);
        Assert.Contains("R. Okafor", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("... and 4960 more", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Units_WithHostileNames_StayOneLineEach()
    {
        Connect();
        Push(Envelope("EVENT_UNIT_UPDATE", "{\"units\":[" + Unit(1, "^1evil\r\n\u001b[2J\u202e" + new string('y', 5000)) + "," + Unit(2, "R. Okafor") + "]}"));
        TickUntil(() => Resource.Cad.State.Units.Count == 2, "the units");

        var lines = _commands.Run(["units"]);

        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 200));
        Assert.All(lines, line => Assert.DoesNotContain(line, letter => char.IsControl(letter) || letter == '\u202e'));
        Assert.Contains("1evil  [2J" + new string('y', 47) + "...", lines[1], StringComparison.Ordinal);
        Assert.Equal(lines[1].IndexOf("LSPD", StringComparison.Ordinal), lines[2].IndexOf("LSPD", StringComparison.Ordinal));
    }

    [Fact]
    public void Units_InPanic_AreRed()
    {
        Connect();
        Push(Envelope("EVENT_UNIT_UPDATE", "{\"units\":[" + Unit(1, "R. Okafor") + "]}"));
        Push(Envelope("EVENT_UNIT_PANIC", """{"identIds":[1],"isPanic":true}"""));
        TickUntil(() => Resource.Cad.State.Units.Count == 1 && CountOf(ScriptContract.PushEvent) == 2, "the unit");

        Assert.Contains("^12 PANIC^7", _commands.Run(["units"])[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Locations_BeforeAnyIsKnown_SaysSo() =>
        Assert.StartsWith("no location is sent", Assert.Single(_commands.Run(["locations"])), StringComparison.Ordinal);

    [Fact]
    public void Locations_ShowWhatTheHubTook_AndHowManyMoreThereAre()
    {
        Connect();
        for (var unit = 1; unit <= 50; unit++)
        {
            Assert.Null(Resource.Locations!.Post(new Dictionary<string, object?> { ["identId"] = unit, ["location"] = "Alta Street^1" }));
        }

        TickUntil(() => Resource.Locations!.Status.RowsSent == 50, "the calls");
        var lines = _commands.Run(["locations"]);

        Assert.Equal(ConsoleCommands.MaxRows + 2, lines.Count);
        Assert.All(lines.Skip(1).SkipLast(1), line => Assert.Matches(@"^-       IdentId \d+ +Alta Street1 +\d\.\d s ago  -$", line));
        Assert.Equal("... and 10 more", lines[^1]);
    }

    [Theory]
    [InlineData("EVENT_UNIT_PANIC")]
    [InlineData("unit_panic")]
    public void Test_RaisesTheSample_ByBothNames_MarkedAsATest(string word)
    {
        Connect();

        var answer = Assert.Single(_commands.Run(["test", word]));
        TickUntil(() => CountOf(ScriptContract.PushEvent) == 1, "the event");

        Assert.StartsWith("EVENT_UNIT_PANIC is raised for server 7", answer, StringComparison.Ordinal);
        var generic = Host.RaisedAs(ScriptContract.PushEvent).Single();
        var typed = Host.RaisedAs("sonoranpush:pushEvent:EVENT_UNIT_PANIC").Single();
        Assert.Equal("EVENT_UNIT_PANIC", generic.Arguments[0]);
        Assert.Equal(true, generic.Table(1)["isPanic"]);
        Assert.Equal("test", generic.Table(2)["transport"]);
        Assert.Equal(7L, Convert.ToInt64(generic.Table(2)["serverId"], CultureInfo.InvariantCulture));
        Assert.Equal("test", typed.Table(1)["transport"]);
    }

    [Theory]
    [InlineData(ScriptContract.UnitChanged, "id")]
    [InlineData(ScriptContract.UnitRemoved, "id")]
    [InlineData(ScriptContract.CallChanged, "callId")]
    [InlineData(ScriptContract.EmergencyCallRemoved, "callId")]
    public void Test_OfAChangeEvent_RaisesASample_MarkedAsATest(string name, string key)
    {
        Connect();

        var answer = Assert.Single(_commands.Run(["test", name.Split(':')[1].ToLowerInvariant()]));
        TickUntil(() => CountOf(name) == 1, "the event");

        Assert.StartsWith(name + " is raised for server 7", answer, StringComparison.Ordinal);
        var raised = Host.RaisedAs(name).Single();
        Assert.True(raised.Table(0).ContainsKey(key));
        Assert.Equal("test", raised.Table(1)["cause"]);
        Assert.Equal(0, Resource.Cad.State.Units.Count);
    }

    [Fact]
    public void Test_ChangesNeitherUnitsNorCalls_AndNoOfficialEventTells()
    {
        Connect();
        foreach (var type in PushEventTypes.Known)
        {
            _commands.Run(["test", type]);
        }

        TickUntil(() => CountOf(ScriptContract.PushEvent) == PushEventTypes.Known.Count, "the events");
        Assert.Equal((0, 0, 0), (Resource.Cad.State.Units.Count, Resource.Cad.State.Calls.Count, Resource.Cad.State.EmergencyCalls.Count));
        Assert.DoesNotContain(Host.Raised, raised => raised.Name.StartsWith(OfficialContract.PushEventPrefix, StringComparison.Ordinal));

        // The same from the CAD does both.
        Push(Envelope("EVENT_UNIT_LOGIN", PushEventSamples.Find("EVENT_UNIT_LOGIN")!));
        TickUntil(() => CountOf(OfficialContract.PushEventPrefix + "UnitLogin") == 1, "the official event");
        Assert.Equal(1, Resource.Cad.State.Units.Count);
    }

    [Fact]
    public void Test_WithoutSettings_RaisesForServerOne()
    {
        Host.Convars.Clear();
        TickUntil(() => Host.Lines.Any(line => line.Contains("has started", StringComparison.Ordinal)), "the start");

        _commands.Run(["test", "EVENT_TONE"]);
        TickUntil(() => CountOf(ScriptContract.PushEvent) == 1, "the event");

        Assert.Equal(1L, Convert.ToInt64(Host.RaisedAs(ScriptContract.PushEvent).Single().Table(2)["serverId"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Test_OfAnUnknownType_SuggestsTheNearest_AndRaisesNothing()
    {
        Connect();

        var lines = _commands.Run(["test", "unit_panick"]);
        RunTick();

        Assert.StartsWith("^3There is no sample of unit_panick; did you mean EVENT_UNIT_PANIC?", lines[0], StringComparison.Ordinal);
        Assert.All(PushEventTypes.Known, type => Assert.Contains(lines, line => line.Contains(type, StringComparison.Ordinal)));
        Assert.Equal(0, CountOf(ScriptContract.PushEvent));
    }

    [Fact]
    public void Test_OfASampleBeyondTheLimits_SaysSo()
    {
        Host.Files["config.json"] = """{"limits":{"depth":8}}""";
        Connect();

        Assert.Equal("^3The limits in config.json do not let EVENT_RECORD_ADD through: Unreadable.^7", Assert.Single(_commands.Run(["test", "record_add"])));
        Assert.StartsWith("EVENT_TONE is raised", Assert.Single(_commands.Run(["test", "tone"])), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_WithoutAType_ListsThem() => Assert.StartsWith("^5sonoranpush test TYPE^7", _commands.Run(["test"])[0], StringComparison.Ordinal);

    private static string Unit(int id, string name) =>
        $$"""{"id":{{id}},"status":2,"data":{"unitNum":"2-A-{{id}}","name":{{JsonSerializer.Serialize(name)}},"department":"LSPD"} }""";

    private void Connect() => TickUntil(() => Resource.IsConnected(7), "the connection");
}
