using System.Reflection;
using System.Text.RegularExpressions;
using SonoranPush.Commands;
using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.Locations;
using SonoranPush.Locations.Input;
using SonoranPush.Locations.Sending;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.UnitTests.Documentation;

namespace SonoranPush.UnitTests.Surface;

/// <summary>Contract, typings and pages name the same things. C# exports are declared nowhere else, so that nothing but this would
/// notice.</summary>
public sealed partial class SurfaceTests : Specification
{
    private static readonly Dictionary<string, string> Constants = typeof(ScriptContract)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => field.Name, field => (string)field.GetValue(null)!);

    private static readonly string[] ChangeEvents = [.. Constants.Where(constant => constant.Key.EndsWith("Changed", StringComparison.Ordinal) || constant.Key.EndsWith("Removed", StringComparison.Ordinal)).Select(constant => constant.Value)];

    [Fact]
    public void BothTypings_DeclareTheSameClasses() => Assert.Equal(Typings.TypeScript.Classes, Typings.Lua.Classes);

    [Fact]
    public void BothTypings_DeclareTheSameEventsWithTheSameTables() => Assert.Equal(Typings.TypeScript.Events, Typings.Lua.Events);

    [Fact]
    public void BothTypings_DeclareTheSameExportsWithTheSameArguments() => Assert.Equal(Typings.TypeScript.Exports, Typings.Lua.Exports);

    [Fact]
    public void Annotations_NameNoTypeThatIsNotDeclared()
    {
        var declared = Regex.Matches(Typings.Lua.Text, @"@(?:class|alias) (sonoranpush\.\w+)").Select(match => match.Groups[1].Value).ToList();
        var named = Regex.Matches(Typings.Lua.Text, @"\bsonoranpush\.[A-Z]\w*").Select(match => match.Value).Distinct().ToList();

        Assert.Distinct(declared);
        Assert.Equal(declared.Order(), named.Order());
    }

    [Fact]
    public void Events_OfContractTypingsAndPage_AreTheSame()
    {
        string[] own = [.. ChangeEvents, ScriptContract.PushEvent, ScriptContract.Connected, ScriptContract.Snapshot, ScriptContract.Disconnected, ScriptContract.EventsDropped];
        var contract = own.Concat(PushEventTypes.Known.Select(type => ScriptContract.TypedPushEventPrefix + type));
        var listed = Page.EventsAndExports.Rows("Events").SelectMany(row => Page.Code(row[0])).Where(name => !name.Contains("SonoranCAD", StringComparison.Ordinal));

        Assert.Equal(contract.Order(), Typings.TypeScript.Events.Keys.Order());
        Assert.Equal(own.Append(ScriptContract.TypedPushEventPrefix + "<TYPE>").Order(), listed.Order());
    }

    [Fact]
    public void Exports_OfContractTypingsAndPage_AreTheSame()
    {
        var contract = Constants.Where(constant => constant.Key.EndsWith("Export", StringComparison.Ordinal)).Select(constant => constant.Value).Order().ToList();

        Assert.Equal(contract, Typings.TypeScript.Exports.Select(export => export.Split('(')[0]).Order());
        Assert.Equal(contract, Page.EventsAndExports.Rows("Exports").SelectMany(row => Page.Code(row[0])).Order());
    }

    [Fact]
    public void EventsThatAreTaken_StandInTheTypingsAndThePage() => Assert.All(
        new[] { ScriptContract.UnitLocation, ScriptContract.UnitLocations },
        name =>
        {
            Assert.Contains($"'{name}'", Typings.TypeScript.Text, StringComparison.Ordinal);
            Assert.Contains($"\"{name}\"", Typings.Lua.Text, StringComparison.Ordinal);
            Assert.Contains($"'{name}'", Page.EventsAndExports.Section("Unit locations of your own"), StringComparison.Ordinal);
        });

    [Fact]
    public void CommandWords_OfContractAndPage_AreTheSame() => Assert.Equal(
        Constants.Where(constant => constant.Key.EndsWith("Command", StringComparison.Ordinal) && constant.Key != nameof(ScriptContract.Command))
            .Select(constant => constant.Value).Order(),
        Page.Operating.Rows("Console command").Select(row => Page.Code(row[0]).Single().Split(' ')).Where(words => words[0] == ScriptContract.Command).Select(words => words[1]).Order());

    [Fact]
    public void Convars_OfReaderAndPage_AreTheSame() => Assert.Equal(
        typeof(ConvarReader).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(),
        Page.Readme.Rows("Convars").SelectMany(row => Page.Code(row[0])).Order());

    [Fact]
    public void TablesOfEvents_HaveTheFieldsOfTheTypings()
    {
        var path = new InboundPath(Clock, Logger);
        path.Receive(InboundPath.Envelope("EVENT_TONE", "{}"));
        path.Inbox.TellConnected(1);
        path.Inbox.TellDisconnected(1, DisconnectReason.Stopped.ToWord(), Clock.GetTimestamp(), TimeSpan.Zero);
        path.RaiseAll();
        path.Host.RaiseEvent(ScriptContract.Snapshot, SessionEventArguments.Snapshot(1, 1, 1, 1));
        path.Host.RaiseEvent(ScriptContract.EventsDropped, SessionEventArguments.EventsDropped(1, 1));
        path.Host.RaiseEvent(ScriptContract.UnitChanged, ChangeSamples.Create("unitChanged", 1)!.Value.Arguments);

        Assert.Equal(Typings.TypeScript.Fields("Change").Order(), Raised(ScriptContract.UnitChanged, 1));
        Assert.Contains("{" + string.Join(", ", Typings.TypeScript.Fields("Change")) + "}", Page.EventsAndExports.Section("State: change events"), StringComparison.Ordinal);
        Assert.Equal(Typings.TypeScript.Fields("Meta").Order(), Raised(ScriptContract.PushEvent, 2));
        Assert.Equal(Typings.TypeScript.Fields("Connected").Order(), Raised(ScriptContract.Connected, 0));
        Assert.Equal(Typings.TypeScript.Fields("Snapshot").Order(), Raised(ScriptContract.Snapshot, 0));
        Assert.Equal(Typings.TypeScript.Fields("Disconnected").Order(), Raised(ScriptContract.Disconnected, 0));
        Assert.Equal(Typings.TypeScript.Fields("EventsDropped").Order(), Raised(ScriptContract.EventsDropped, 0));
        Assert.All(
            new[] { "Meta", "Connected", "Snapshot", "Disconnected", "EventsDropped" },
            name => Assert.Contains("{" + string.Join(", ", Typings.TypeScript.Fields(name)) + "}", Page.EventsAndExports.Section("Events"), StringComparison.Ordinal));

        IEnumerable<string> Raised(string name, int argument) => path.Host.RaisedAs(name).Single().Table(argument).Keys.Order();
    }

    [Fact]
    public void Status_HasTheFieldsOfTheTypings()
    {
        var session = new SessionStatus(1, SessionState.Ready, DateTimeOffset.UnixEpoch, null, 1);
        var table = new ResourceStatus([session], new PushEventCounters(), new PushEventQueue(new PushEventLimits()), null, new DurationHistory()).ToTable(null);

        Assert.Equal(Typings.TypeScript.Fields("Status").Order(), table.Keys.Order());
        Assert.Equal(Typings.TypeScript.Fields("SessionStatus").Order(), ((Dictionary<string, object?>)((List<object?>)table["sessions"]!)[0]!).Keys.Order());
    }

    [Theory]
    [InlineData("Transport")]
    [InlineData("DisconnectReason")]
    [InlineData("SessionState")]
    [InlineData("ChangeCause")]
    public void Words_OfContractAndTypings_AreTheSame(string alias)
    {
        // A connection that never was ready is not told of.
        var reasons = Enum.GetValues<DisconnectReason>().Except([DisconnectReason.ConnectFailed, DisconnectReason.LoginRefused]);
        var words = alias switch
        {
            "ChangeCause" => typeof(ChangeCauses).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!),
            "Transport" => [PushTransport.Websocket, PushTransport.Http, PushTransport.Test],
            "DisconnectReason" => reasons.Select(reason => reason.ToWord()),
            _ => Enum.GetNames<SessionState>(),
        };

        Assert.Equal(words.Order(), Quoted().Matches(Line(Typings.TypeScript.Text, $"type {alias} = ")).Select(match => match.Groups[1].Value).Order());
        Assert.Equal(words.Order(), Quoted().Matches(Line(Typings.Lua.Text, $"@alias sonoranpush.{alias} ")).Select(match => match.Groups[1].Value).Order());
        var section = alias switch
        {
            "SessionState" => Page.Operating.Section("Console command"),
            "ChangeCause" => Page.EventsAndExports.Section("State: change events"),
            _ => Page.EventsAndExports.Section("Events"),
        };
        Assert.All(words, word => Assert.Contains($"`{word}`", section, StringComparison.Ordinal));
    }

    [Fact]
    public void UnitLocations_MayHoldEveryFieldOfTheTypings_AndNoneIsIgnored()
    {
        Dictionary<string, object?> vehicle = Typings.TypeScript.Fields("Vehicle").ToDictionary(name => name, Example);
        Dictionary<string, object?> place = Typings.TypeScript.Fields("Coordinates").ToDictionary(name => name, _ => (object?)1.5);
        string[] targets = ["communityUserId", "apiId", "identId", "roblox"];
        Assert.Equal([.. targets, "location", "coordinates", "vehicle", "peerId"], Typings.TypeScript.Fields("UnitLocationUpdate"));

        foreach (var target in targets)
        {
            var update = new Dictionary<string, object?> { [target] = "17", ["location"] = "Alta Street", ["coordinates"] = place, ["vehicle"] = vehicle, ["peerId"] = "cam-1" };
            var row = UnitLocationReader.Read(update, out var refusal);

            Assert.Null(refusal);
            var sent = HubRowFormat.From(row!);
            Assert.Equal(update.Keys.Order(), sent.Keys.Order());
            Assert.Equal(place.Keys.Order(), ((Dictionary<string, object>)sent["coordinates"]).Keys.Order());
            Assert.Equal(vehicle.Keys.Order(), ((Dictionary<string, object>)sent["vehicle"]).Keys.Order());
            Assert.Contains($"`{target}`", Page.EventsAndExports.Section("Unit locations of your own"), StringComparison.Ordinal);
        }

        static object? Example(string name) => name switch { "model" or "type" => "car", "lights" => true, _ => 2.5 };
    }

    private static string Line(string text, string start) => text.Split('\n').Single(line => line.Contains(start, StringComparison.Ordinal));

    [GeneratedRegex("['\"](\\w+)['\"]")]
    private static partial Regex Quoted();
}
