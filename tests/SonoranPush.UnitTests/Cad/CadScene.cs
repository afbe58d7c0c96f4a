using System.Text.Json;
using SonoranPush.Cad;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Players;
using SonoranPush.UnitTests.Support;

namespace SonoranPush.UnitTests.Cad;

/// <summary>A shift to play with: the inbound path with registries and compatibility behind it, and what it told resources of
/// the official contract, in words.</summary>
internal sealed class CadScene
{
    public const string FirstLicense = "license:b7f3c0de11aa22bb33cc44dd55ee66ff77889900";
    public const string SecondLicense = "license:A1A2A3A4A5A6A7A8A9A0B1B2B3B4B5B6B7B8B9B0";
    public const string ThirdLicense = "license:0f1e2d3c4b5a69788796a5b4c3d2e1f001122334";

    private static readonly string Fixtures = System.IO.Path.Combine(AppContext.BaseDirectory, "fixtures");

    public CadScene(ManualClock clock, CollectingLogger logger, string ownName = "sonoranpush")
    {
        // Most stories are about the official events.
        Options.Events.Changes = false;
        Path = new InboundPath(clock, logger);
        Cad = new CadProjection(Path.Host, Options, ownName, logger, clock);
        Path.Dispatcher.Observer = Cad;
        Path.Dispatcher.Use(new SonoranPush.PushEvents.EventOptions { Generic = false, Typed = false });
    }

    public InboundPath Path { get; }

    public PushOptions Options { get; } = new();

    public CadProjection Cad { get; }

    public CadState State => Cad.State;

    public FakeScriptHost Host => Path.Host;

    public static string ReadFixture(string file) => File.ReadAllText(System.IO.Path.Combine(Fixtures, file));

    /// <summary>Three units, each with its player; two calls with the first two units; two 911 calls.</summary>
    public CadScene Primed()
    {
        Join("1", FirstLicense, "discord:1");
        Join("2", SecondLicense);
        Join("3", ThirdLicense);
        Receive(ReadFixture("unit_status.units_list.json"));
        Receive(ReadFixture("unit_login.identity_apiids_only.json"));
        Receive(ReadFixture("dispatch_new.array.json").Replace("5002", "5001", StringComparison.Ordinal));
        Receive(ReadFixture("dispatch_new.array.json"));
        Push("EVENT_911", """{"call":{"callId":7001,"isEmergency":true}}""");
        Push("EVENT_911", """{"call":{"callId":7002,"isEmergency":true}}""");
        Host.Raised.Clear();
        return this;
    }

    public void Join(string playerId, params string[] identifiers) => State.PlayerJoined(new ConnectedPlayer(playerId, identifiers));

    public void Push(string type, string data) => Receive(InboundPath.Envelope(type, data));

    public void Receive(string payload)
    {
        Path.Receive(payload);
        Path.RaiseAll();
    }

    /// <summary>Raises what is left without a push, and forgets what was told so far.</summary>
    public IReadOnlyList<string> TakeStory()
    {
        Path.RaiseAll();
        var story = Story;
        Host.Raised.Clear();
        return story;
    }

    /// <summary>The official events so far, each as <c>Name(arguments)</c>.</summary>
    public IReadOnlyList<string> Story => Host.Raised.Where(raised => raised.Name != ScriptContract.Snapshot).Select(Tell).ToList();

    /// <summary>A value in the registries by its path, such as <c>unit 101 data.group</c> or <c>call 5001 idents</c>, as JSON;
    /// "none" when there is no such entry.</summary>
    public string Look(string path)
    {
        var words = path.Split(' ');
        var key = FieldReader.CallKey(words[1])!;
        object? value = words[0] switch
        {
            "unit" => State.Units.Find((long)key)?.Table,
            "call" => State.Calls.Find(key)?.Dispatch,
            "entry" => State.Calls.Find(key)?.ToEntry(),
            _ => State.EmergencyCalls.Find(key)?.Table,
        };
        if (value is null)
        {
            return "none";
        }

        foreach (var name in words.Length > 2 ? words[2].Split('.') : [])
        {
            value = ((Dictionary<string, object?>)value!).GetValueOrDefault(name);
        }

        return words.Length > 2 ? JsonSerializer.Serialize(value) : "there";
    }

    /// <summary>A unit as the REST service describes it.</summary>
    public string UnitJson(long id) => JsonSerializer.Serialize(State.Units.Find(id)!.Table);

    /// <summary>A call as the REST service describes it.</summary>
    public string CallJson(long id) => JsonSerializer.Serialize(State.Calls.Find(id)!.Dispatch);

    private static string Tell(RaisedEvent raised)
    {
        var name = raised.Name[(raised.Name.LastIndexOf(':') + 1)..];
        return $"{name}({string.Join(", ", raised.Arguments.Select(Tell))})";
    }

    private static string Tell(object? argument) => argument switch
    {
        null => "nil",
        Dictionary<string, object?> { Count: > 1 } entry when entry.ContainsKey("dispatch_type") => $"{entry["dispatch_type"]} {CallId(entry)}",
        Dictionary<string, object?> { Count: 1 } entry when entry.ContainsKey("dispatch") => $"entry {CallId(entry)}",
        Dictionary<string, object?> unit when unit.ContainsKey("accId") && unit.ContainsKey("data") => $"unit {unit["id"]}",
        Dictionary<string, object?> call when call.ContainsKey("caller") => $"911 {call["callId"]}",
        Dictionary<string, object?> or List<object?> => JsonSerializer.Serialize(argument),
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture)!,
    };

    private static object? CallId(Dictionary<string, object?> entry) => ((Dictionary<string, object?>)entry["dispatch"]!)["callId"];
}
