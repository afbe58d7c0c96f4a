using System.Text.Json;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents;

public sealed class PushEventInboxTests : Specification
{
    private readonly InboundPath _path;

    public PushEventInboxTests() => _path = new InboundPath(Clock, Logger);

    [Theory]
    [InlineData("TEST-API-KEY")]
    [InlineData("test-api-key")]
    [InlineData("Test-Api-Key")]
    public void Key_OfThisCommunityInAnyCase_OpensTheEnvelope(string key)
    {
        Assert.Equal(PushRejection.None, _path.Receive($$"""{"key":"{{key}}","type":"A"}"""));
        Assert.Single(RaisedGeneric());
    }

    [Theory]
    [InlineData("\"TEST-API-KE\"")]
    [InlineData("\"TEST-API-KEY \"")]
    [InlineData("\"TEST-API-KEX\"")]
    [InlineData("\"OFFERED-BY-A-STRANGER\"")]
    [InlineData("\"\"")]
    public void Key_OfAnother_IsRefusedWithAWarningThatDoesNotShowIt(string key)
    {
        Logger.Expect(nameof(Log.WrongEnvelopeKey));

        Assert.Equal(PushRejection.WrongKey, _path.Receive($$"""{"type":"A","data":{},"key":{{key}} }"""));

        Assert.Equal(1, Logger.CountOf(nameof(Log.WrongEnvelopeKey)));
        Assert.Equal(1, _path.Counters.Refused);
        Assert.Empty(RaisedGeneric());
        Assert.DoesNotContain(Logger.Lines, line => line.Text.Contains("OFFERED", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("""{"type":"A"}""")]
    [InlineData("""{"type":"A","key":null}""")]
    [InlineData("""{"type":"A","key":12345}""")]
    [InlineData("""{"type":"A","key":["TEST-API-KEY"]}""")]
    [InlineData("""{"type":"A","KEY":"TEST-API-KEY"}""")]
    [InlineData("{}")]
    public void Key_ThatIsAbsentOrNoText_IsRefusedAtDebugLevel(string json)
    {
        Assert.Equal(PushRejection.NoKey, _path.Receive(json));

        Assert.Equal(1, _path.Counters.Refused);
        Assert.Equal(LogLevel.Debug, Assert.Single(Logger.Lines).Level);
    }

    [Fact]
    public void Members_GivenTwice_CountByTheirLastValue()
    {
        Logger.Expect(nameof(Log.WrongEnvelopeKey));

        Assert.Equal(PushRejection.None, _path.Receive("""{"key":"X","type":"A","key":"TEST-API-KEY","type":"B"}"""));
        Assert.Equal(PushRejection.WrongKey, _path.Receive("""{"key":"TEST-API-KEY","type":"A","key":"X"}"""));

        Assert.Equal("B", Assert.Single(RaisedGeneric()).Arguments[0]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[\"A\"]")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public void Type_ThatIsNoText_IsRefused(string type) =>
        Assert.Equal(PushRejection.NoType, _path.Receive($$"""{"key":"TEST-API-KEY","type":{{type}} }"""));

    [Fact]
    public void Type_LongerThan128Characters_IsRefused()
    {
        Assert.Equal(PushRejection.None, _path.Receive(InboundPath.Envelope(new string('A', 128), "{}")));
        Assert.Equal(PushRejection.NoType, _path.Receive(InboundPath.Envelope(new string('A', 129), "{}")));
    }

    [Fact]
    public void Type_InLowerCase_IsRaisedInUpperCase()
    {
        _path.Receive(InboundPath.Envelope("event_911", "{}"));

        Assert.Equal("EVENT_911", Assert.Single(RaisedGeneric()).Arguments[0]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"hello\"")]
    [InlineData("5")]
    [InlineData("false")]
    public void Data_ThatIsNeitherObjectNorArray_IsRefused(string data) =>
        Assert.Equal(PushRejection.BadData, _path.Receive(InboundPath.Envelope("A", data)));

    [Fact]
    public void Data_ThatIsAbsent_IsAnEmptyTable()
    {
        _path.Receive("""{"key":"TEST-API-KEY","type":"GET_LOGS","logKey":"k"}""");

        Assert.Equal("{}", PlainValues.Describe(Assert.Single(RaisedGeneric()).Arguments[1]));
    }

    [Fact]
    public void Data_ThatIsAnArray_RaisesEachObjectInOrderAndCountsTheRest()
    {
        Assert.Equal(PushRejection.None, _path.Receive(InboundPath.Envelope("A", """[{"n":1},null,{"n":2},[{"n":9}],"x"]""")));

        Assert.Equal(new object?[] { 1L, 2L }, RaisedGeneric().Select(raised => raised.Table(1)["n"]));
        Assert.Equal(3, _path.Counters.Refused);
        Assert.Equal(1, Logger.CountOf(nameof(Log.MessageRefused)));
    }

    [Fact]
    public void Data_ThatIsAnEmptyArray_RaisesNothingAndSaysNothing()
    {
        Assert.Equal(PushRejection.None, _path.Receive(InboundPath.Envelope("A", "[]")));

        Assert.Empty(RaisedGeneric());
        Assert.Empty(Logger.Lines);
    }

    [Fact]
    public void Payload_ThatIsAJsonString_IsReadOnceMoreAndNoFurther()
    {
        var envelope = InboundPath.Envelope("A", "{}");

        Assert.Equal(PushRejection.None, _path.Receive(JsonSerializer.Serialize(envelope)));
        Assert.Equal(PushRejection.NotAnEnvelope, _path.Receive(JsonSerializer.Serialize(JsonSerializer.Serialize(envelope))));
    }

    [Theory]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"42\"")]
    public void Payload_ThatIsNoObject_IsRefused(string payload) => Assert.Equal(PushRejection.NotAnEnvelope, _path.Receive(payload));

    [Fact]
    public void Payload_LongerThanTheLimit_IsRefusedUnread()
    {
        _path.Limits.MessageBytes = 100;

        Assert.Equal(PushRejection.TooLong, _path.Receive(new string('!', 101)));
        Assert.Equal(PushRejection.Unreadable, _path.Receive(new string('!', 100)));
    }

    [Fact]
    public void Meta_TellsWhereAndWhenTheEventCameFrom()
    {
        _path.Receive(InboundPath.Envelope("A", "{}"), 3, PushTransport.Http);

        var meta = Assert.Single(RaisedGeneric()).Table(2);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["serverId"] = 3L,
                ["transport"] = "http",
                ["receivedAt"] = Clock.GetUtcNow().ToUnixTimeMilliseconds(),
                ["sequence"] = 1L,
            },
            meta);
    }

    [Fact]
    public void Sequence_CountsTheEventsOfOneSessionWithoutGaps()
    {
        var other = new PushEventInbox(_path.Queue, _path.Limits, _path.Counters, Logger, Clock);

        _path.Receive(InboundPath.Envelope("A", "[{},{}]"));
        _path.Receive("not json");
        other.Receive("""{"key":"TEST-API-KEY","type":"A"}"""u8, 8, new(InboundPath.Key), PushTransport.Websocket);
        _path.Receive(InboundPath.Envelope("A", "{}"));

        Assert.Equal(
            new[] { (7L, 1L), (7L, 2L), (8L, 1L), (7L, 3L) },
            RaisedGeneric().Select(raised => ((long)raised.Table(2)["serverId"]!, (long)raised.Table(2)["sequence"]!)));
    }

    [Fact]
    public async Task Sequence_OfTwoWaysAtOnce_IsTheOrderInTheQueue()
    {
        const int Each = 4000;
        using var start = new Barrier(2);
        var ways = new[] { PushTransport.Websocket, PushTransport.Http }.Select(transport => Task.Run(() =>
        {
            start.SignalAndWait();
            for (var number = 0; number < Each; number++)
            {
                _path.Receive(InboundPath.Envelope("A", "{}"), transport: transport);
            }
        }));

        await Task.WhenAll(ways);

        for (var sequence = 1; sequence <= 2 * Each; sequence++)
        {
            Assert.Equal(sequence, Assert.IsType<QueuedPushEvent>(_path.Queue.Take()).Event.Meta.Sequence);
        }
    }

    [Fact]
    public void Envelope_KeepsTheOtherMembersAndNeverTheKey()
    {
        _path.Receive("""{"key":"TEST-API-KEY","type":"GET_LOGS","logKey":"k","identId":5}""");

        var item = Assert.IsType<QueuedPushEvent>(_path.Queue.Take());
        Assert.Equal(new[] { "identId", "logKey" }, item.Event.Envelope.Keys.Order());
    }

    [Fact]
    public void TypedArguments_AreTheGenericOnesWithoutTheType_InEitherOrderOfAsking()
    {
        _path.Receive(InboundPath.Envelope("EVENT_911", """{"call":{"callId":1}}"""));
        var arguments = Assert.IsType<QueuedPushEvent>(_path.Queue.Take()).Event.Arguments;

        var typed = (List<object?>)MessagePackOracle.Read(arguments.ForTypedEvent())!;
        var generic = (List<object?>)MessagePackOracle.Read(arguments.ForGenericEvent())!;
        var typedAgain = (List<object?>)MessagePackOracle.Read(arguments.ForTypedEvent())!;

        Assert.Equal("EVENT_911", generic[0]);
        Assert.Equal(PlainValues.Describe(generic.Skip(1).ToList()), PlainValues.Describe(typed));
        Assert.Equal(PlainValues.Describe(typed), PlainValues.Describe(typedAgain));
    }

    [Fact]
    public void Counters_CountEveryMessageGoodOrBad()
    {
        _path.Receive(InboundPath.Envelope("A", "{}"));
        _path.Receive("not json");
        _path.Inbox.Refuse(PushRejection.TooLong, InboundPath.ServerId);

        Assert.Equal(3, _path.Counters.Received);
        Assert.Equal(2, _path.Counters.Refused);
    }

    [Fact]
    public void Weight_IsNeverLessThanWhatTheSerialisedEventsHold()
    {
        _path.Receive(InboundPath.Envelope("A", "[{},{},{}]"));

        var held = _path.Queue.Bytes;
        var sizes = 0L;
        while (_path.Queue.Take() is QueuedPushEvent item)
        {
            sizes += item.Event.Arguments.Size;
        }

        Assert.True(held > sizes, $"{held} bytes were counted for {sizes}.");
        Assert.Equal(0, _path.Queue.Bytes);
    }

    [Fact]
    public void ManySmallItems_DoNotHoldMoreMemoryThanTheirMessageExplains()
    {
        const int Items = 1000;
        _path.Receive(InboundPath.Envelope("A", "[" + string.Join(',', Enumerable.Repeat("""{"n":1}""", Items)) + "]"));

        Assert.True(_path.Queue.Bytes / Items < 1024, $"{_path.Queue.Bytes / Items} bytes an item.");
    }

    private List<RaisedEvent> RaisedGeneric()
    {
        _path.RaiseAll();
        return _path.Host.RaisedAs(ScriptContract.PushEvent).ToList();
    }
}
