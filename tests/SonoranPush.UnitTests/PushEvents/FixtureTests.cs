using System.Text.Json;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents;

/// <summary>Drives every fixture through the whole inbound path: record, envelope, queue, dispatcher, raised event; and a good
/// event behind each.</summary>
public sealed class FixtureTests : Specification
{
    private const string GoodType = "EVENT_TONE";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures");

    private readonly InboundPath _path;

    public FixtureTests()
    {
        _path = new InboundPath(Clock, Logger);
        Logger.Expect(nameof(Log.WrongEnvelopeKey));
    }

    public static TheoryData<string> Files => new(
        new[] { Folder, Path.Combine(Folder, "bad") }.SelectMany(Directory.EnumerateFiles)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(file => file != "README.md")
            .Order(StringComparer.Ordinal));

    public static TheoryData<string> Generated => new("string_6mb", "huge_ident_list", "huge_nested_units", "deep_nesting_100000");

    [Theory]
    [MemberData(nameof(Files))]
    public void Fixture_AsAnObject_IsRaisedOrRefusedAsExpected(string file) =>
        AssertOutcome(Expectation(file).AsObject, File.ReadAllBytes(Path.Combine(Folder, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Fixture_AsAString_IsRaisedOrRefusedAsExpected(string file) =>
        AssertOutcome(Expectation(file).AsString, AsJsonString(File.ReadAllBytes(Path.Combine(Folder, file))));

    [Theory]
    [MemberData(nameof(Generated))]
    public void GeneratedFixture_InBothForms_IsRaisedOrRefusedAsExpected(string name)
    {
        var (payload, asObject, asString) = Generate(name);

        AssertOutcome(asObject, payload);
        AssertOutcome(asString, AsJsonString(payload));
    }

    [Fact]
    public void EveryExpectation_HasItsFile() =>
        Assert.All(FixtureExpectations.ByFile.Keys, file => Assert.True(File.Exists(Path.Combine(Folder, file)), file));

    private static FixtureExpectation Expectation(string file) => FixtureExpectations.ByFile.TryGetValue(file, out var expectation)
        ? expectation
        : throw new InvalidOperationException($"{file} is new: say in {nameof(FixtureExpectations)} what must become of it.");

    private static (byte[] Payload, Outcome AsObject, Outcome AsString) Generate(string name)
    {
        var tooLong = new Outcome(null, 0, PushRejection.TooLong, 1);
        var unreadable = new Outcome(null, 0, PushRejection.Unreadable, 1);
        var raised = new Outcome("EVENT_UNIT_STATUS", 1);
        return name switch
        {
            "string_6mb" => (Envelope($$"""{"text":"{{new string('x', 6 * 1024 * 1024)}}"}"""), tooLong, tooLong),
            "huge_ident_list" => (Envelope($$"""{"identIds":[{{string.Join(',', Enumerable.Range(1, 200_000))}}]}"""), unreadable, unreadable),
            "huge_nested_units" => (Envelope($$"""{"units":[{{string.Join(',', Enumerable.Range(1, 600).Select(Unit))}}]}"""), raised, raised),
            _ => (Encoding.UTF8.GetBytes(new string('[', 100_000) + new string(']', 100_000)),
                unreadable with { Refusal = PushRejection.UnreadableRecord }, unreadable),
        };
    }

    private static string Unit(int id) =>
        $$"""{"id":{{id}},"data":{{{string.Join(',', Enumerable.Range(0, 60).Select(field => $"\"field{field}\":\"value\""))}}} }""";

    private static byte[] Envelope(string data) => Encoding.UTF8.GetBytes(InboundPath.Envelope("EVENT_UNIT_STATUS", data));

    private static byte[] AsJsonString(byte[] payload) => JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(payload));

    private void AssertOutcome(Outcome expected, byte[] argument)
    {
        var receiver = new GuardedReceiver(_path);
        var refusedBefore = _path.Counters.Refused;
        var toldBefore = _path.Refusals.Count;
        _path.Host.Raised.Clear();

        receiver.Feed([.. HubRecords.PushEvent(argument), .. HubRecords.PushEvent(InboundPath.Envelope(GoodType, "{}"))]);
        _path.RaiseAll();

        var generic = _path.Host.RaisedAs(ScriptContract.PushEvent).Select(raised => raised.Arguments[0]).ToList();
        Assert.Equal(Enumerable.Repeat(expected.Type, expected.Events).Append(GoodType), generic);
        Assert.Equal(expected.Refused, _path.Counters.Refused - refusedBefore);
        Assert.Equal(Enumerable.Repeat(expected.Refusal, expected.Refused == 0 ? 0 : 1), _path.Refusals.Skip(toldBefore));
        AssertTypedEvents(expected);
    }

    private void AssertTypedEvents(Outcome expected)
    {
        var known = expected.Type is not null && PushEventTypes.Known.Contains(expected.Type) ? expected.Events : 0;
        var typed = _path.Host.Raised.Where(raised => raised.Name.StartsWith(ScriptContract.TypedPushEventPrefix, StringComparison.Ordinal)).ToList();
        Assert.Equal(known + 1, typed.Count);
        Assert.All(typed, raised => Assert.Contains(raised.Name[ScriptContract.TypedPushEventPrefix.Length..], PushEventTypes.Known));
    }
}
