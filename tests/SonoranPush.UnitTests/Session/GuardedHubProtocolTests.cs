using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Protocol;
using Newtonsoft.Json.Linq;
using SonoranPush.Session;
using SonoranPush.Session.Transport;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

public sealed class GuardedHubProtocolTests
{
    private const string Good = """{"n":1}""";

    private readonly RecordingSink _sink = new() { MaxPayloadBytes = 100_000 };
    private readonly GuardedReceiver _receiver;

    public GuardedHubProtocolTests() => _receiver = new GuardedReceiver(_sink);

    [Theory]
    [InlineData("pushEvent")]
    [InlineData("pushevent")]
    [InlineData("PushEvents")]
    public void PushEvent_ByEitherNameInAnyCase_IsHandedOverRaw(string target)
    {
        _receiver.Feed(HubRecords.Of($$"""{"type":1,"target":"{{target}}","arguments":[ {"a" : 1.0} ]}"""));

        Assert.Equal(new[] { """{"a" : 1.0}""" }, _sink.Taken);
        AssertSignsOfLife(1);
    }

    [Theory]
    [InlineData("""{"arguments":[{"n":1}],"target":"pushEvent","type":1}""")]
    [InlineData("""{"type":1,"invocationId":"9","headers":{"type":6},"target":"pushEvent","arguments":[{"n":1}],"streamIds":[]}""")]
    [InlineData("""{"t\u0079pe":1,"target":"push\u0045vent","arguments":[{"n":1}]}""")]
    [InlineData(""" { "type" : 1 , "target" : "pushEvent" , "arguments" : [{"n":1}] } """)]
    public void PushEvent_WithItsMembersInAnyForm_IsHandedOver(string record)
    {
        _receiver.Feed(HubRecords.Of(record));

        Assert.Equal(new[] { Good }, _sink.Taken);
    }

    // SignalR's JavaScript clients ignore further arguments: a CAD that adds one must not silence every server.
    [Theory]
    [InlineData("""{"type":1,"target":"pushEvent","arguments":[{"n":1},"extra",3]}""")]
    [InlineData("""{"type":1,"target":"pushEvent","arguments":[{"n":1},{"n":2}]}""")]
    public void PushEvent_WithFurtherArguments_IsItsFirst(string record)
    {
        _receiver.Feed(HubRecords.Of(record));

        Assert.Equal(new[] { Good }, _sink.Taken.Where(taken => !taken.StartsWith('+')));
        Assert.Single(_sink.Taken, taken => taken.StartsWith('+'));
        AssertSignsOfLife(1);
    }

    [Fact]
    public void Records_SeveralAtOnce_AreTakenInOrder()
    {
        _receiver.Feed([.. HubRecords.PushEvent("1"), .. HubRecords.Of("""{"type":6}"""), .. HubRecords.PushEvent("2"), .. HubRecords.PushEvent("3")]);

        Assert.Equal(new[] { "1", "2", "3" }, _sink.Taken);
        AssertSignsOfLife(4);
    }

    [Theory]
    [InlineData("""{"type":1,"target":"pushEvent","arguments":[]}""", "!WrongArgumentCount")]
    [InlineData("""{"type":1,"target":"pushEvent"}""", "!WrongArgumentCount")]
    [InlineData("""{"type":1,"target":"pushEvent","arguments":{}}""", "!WrongArgumentCount")]
    [InlineData("""{"type":1,"target":"pushEvent","arguments":[{]}""", "!UnreadableRecord")]
    [InlineData("""{"type":1,"target":"pushEvent","arguments":[{}]""", "!UnreadableRecord")]
    [InlineData("""{"type":1,"target":"pushEvent","arguments":[{}]}{}""", "!UnreadableRecord")]
    [InlineData("""{"type":1,"target":"pushEvent","arguments":[{}]}]""", "!UnreadableRecord")]
    [InlineData("""{"type":1,"target":"\ud83d","arguments":[{}]}""", "!UnreadableRecord")]
    [InlineData("", "!UnreadableRecord")]
    [InlineData("[]", "!UnreadableRecord")]
    [InlineData("hello", "!UnreadableRecord")]
    [InlineData("""{"type":3}""", "!UnreadableRecord")]
    [InlineData("""{"type":3,"invocationId":5,"result":{}}""", "!UnreadableRecord")]
    [InlineData("{}", "!UnreadableRecord")]
    [InlineData("""{"type":"1","target":"pushEvent","arguments":[{}]}""", "!UnreadableRecord")]
    [InlineData("""{"type":{"type":1}}""", "!UnreadableRecord")]
    [InlineData("""{"type":9854775807,"type":3}""", "!UnreadableRecord")]
    [InlineData("""{"type":3,"invocationId":"1","item":5}""", "!UnreadableRecord")]
    public void Record_ThatIsBad_IsRefusedAndTheNextEventComesThrough(string record, string refusal)
    {
        _receiver.Feed([.. HubRecords.Of(record), .. HubRecords.PushEvent(Good)]);

        Assert.Equal(new[] { refusal, Good }, _sink.Taken);
        AssertSignsOfLife(2);
    }

    [Theory]
    [InlineData("""{"type":1,"target":"somethingElse","arguments":[1,2,3]}""")]
    [InlineData("""{"type":1,"target":5,"arguments":[{}]}""")]
    [InlineData("""{"type":1,"arguments":[{}]}""")]
    [InlineData("""{"type":1,"target":"","arguments":[{}]}""")]
    public void Invocation_OfAnotherName_IsIgnored(string record)
    {
        _receiver.Feed([.. HubRecords.Of(record), .. HubRecords.PushEvent(Good)]);

        Assert.Equal(new[] { Good }, _sink.Taken);
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(1000, true)]
    [InlineData(100_000, true)]
    public void Argument_NestedDeeperThan64_IsRefusedWithoutHarm(int depth, bool refused)
    {
        var argument = new string('[', depth) + new string(']', depth);

        _receiver.Feed([.. HubRecords.PushEvent(argument), .. HubRecords.PushEvent(Good)]);

        Assert.Equal(2, _sink.Taken.Count);
        Assert.Equal(refused, _sink.Taken[0] is "!UnreadableRecord" or "!TooLong");
        Assert.Equal(Good, _sink.Taken[1]);
    }

    [Fact]
    public void Record_TooLongInOnePiece_IsRefusedOnceAndTheNextIsRead()
    {
        _receiver.Feed([.. HubRecords.PushEvent(TooLong()), .. HubRecords.PushEvent(Good)]);

        Assert.Equal(new[] { "!TooLong", Good }, _sink.Taken);
    }

    // Otherwise a hub that sends nothing else for 30 s would be taken for dead.
    [Theory]
    [InlineData(1_000_000)]
    [InlineData(4096)]
    public void Record_TooLong_IsASignOfLife(int piece)
    {
        foreach (var bytes in HubRecords.PushEvent(TooLong()).Chunk(piece))
        {
            _receiver.Feed(bytes);
        }

        Assert.NotEmpty(_receiver.Messages);
        Assert.All(_receiver.Messages, message => Assert.IsType<PingMessage>(message));
    }

    [Fact]
    public void Record_TooLongInManyPieces_IsRefusedOnceAndNeverHeld()
    {
        var bytes = HubRecords.PushEvent(TooLong());
        var most = 0L;
        foreach (var piece in bytes.Chunk(4096))
        {
            _receiver.Feed(piece);
            most = Math.Max(most, _receiver.Waiting);
        }

        _receiver.Feed(HubRecords.PushEvent(Good));

        Assert.Equal(new[] { "!TooLong", Good }, _sink.Taken);
        Assert.True(most <= 100_000 + (64 * 1024) + 4096, $"{most} bytes were held.");
    }

    [Fact]
    public void Record_ThatEndsWhileItIsDiscarded_DoesNotTakeTheNextWithIt()
    {
        var first = HubRecords.PushEvent(TooLong());
        _receiver.Feed(first.AsSpan(0, first.Length - 1));
        Assert.Equal(new[] { "!TooLong" }, _sink.Taken);

        _receiver.Feed([first[^1], .. HubRecords.PushEvent(Good), .. first]);
        _receiver.Feed(HubRecords.PushEvent(Good));

        Assert.Equal(new[] { "!TooLong", Good, "!TooLong", Good }, _sink.Taken);
    }

    [Fact]
    public void Answers_PingsAndCloses_PassThrough()
    {
        _receiver.Feed(
        [
            .. HubRecords.Of("""{"type":3,"invocationId":"1","result":{"success":true}}"""),
            .. HubRecords.Of("""{"type":3,"invocationId":"1","error":"no"}"""),
            .. HubRecords.Of("""{"type":6}"""),
            .. HubRecords.Of("""{"type":7,"error":"bye","allowReconnect":true}"""),
        ]);

        Assert.True((bool)((JObject)((CompletionMessage)_receiver.Messages[0]).Result!)["success"]!);
        Assert.Equal("no", ((CompletionMessage)_receiver.Messages[1]).Error);
        Assert.IsType<PingMessage>(_receiver.Messages[2]);
        Assert.Equal("bye", ((CloseMessage)_receiver.Messages[3]).Error);
        Assert.Empty(_sink.Taken);
    }

    // SignalR's client throws on some of these, which would end the connection.
    [Theory]
    [InlineData("""{"type":2,"invocationId":"1","item":5}""")]
    [InlineData("""{"type":4,"invocationId":"1","target":"pushEvent","arguments":[{}]}""")]
    [InlineData("""{"type":5,"invocationId":"1"}""")]
    [InlineData("""{"type":8,"sequenceId":1}""")]
    [InlineData("""{"type":9,"sequenceId":1}""")]
    [InlineData("""{"type":99}""")]
    [InlineData("""{"type":-1}""")]
    public void Message_OfAKindThatAClientLikeOursNeverAsksFor_IsIgnored(string record)
    {
        _receiver.Feed([.. HubRecords.Of(record), .. HubRecords.PushEvent(Good)]);

        Assert.Equal(new[] { Good }, _sink.Taken);
        AssertSignsOfLife(2);
    }

    [Fact]
    public void NameVersionAndWriting_AreThoseOfTheStockProtocol()
    {
        var stock = new NewtonsoftJsonHubProtocol();
        var guarded = new GuardedHubProtocol(stock, _sink);
        var message = new InvocationMessage("1", "authenticatev2", new object?[] { "community", "key", 1 });
        var output = new ArrayBufferWriter<byte>();

        guarded.WriteMessage(message, output);

        Assert.Equal(("json", stock.Version, TransferFormat.Text), (guarded.Name, guarded.Version, guarded.TransferFormat));
        Assert.True(guarded.IsVersionSupported(stock.Version));
        Assert.Equal(Encoding.UTF8.GetString(stock.GetMessageBytes(message).Span), Encoding.UTF8.GetString(guarded.GetMessageBytes(message).Span));
        Assert.Equal(Encoding.UTF8.GetString(stock.GetMessageBytes(message).Span), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    // The bytes of the handshake end in the same separator; SignalR reads them before the protocol sees the rest.
    [Fact]
    public void Handshake_IsReadBySignalR_AndLeavesTheFirstRecordToTheGuard()
    {
        var input = new ReadOnlySequence<byte>([.. HubRecords.Of("{}"), .. HubRecords.PushEvent(Good)]);

        Assert.True(HandshakeProtocol.TryParseResponseMessage(ref input, out var response));
        _receiver.Feed(input.ToArray());

        Assert.Null(response.Error);
        Assert.Equal(new[] { Good }, _sink.Taken);
    }

    // SignalR's client gives a hub up that sends push events but no pings, unless it hears of each record.
    private void AssertSignsOfLife(int count)
    {
        Assert.Equal(count, _receiver.Messages.Count);
        Assert.All(_receiver.Messages, message => Assert.IsType<PingMessage>(message));
    }

    private static string TooLong() => "\"" + new string('x', 200_000) + "\"";
}
