using System.Buffers;
using FsCheck.Xunit;
using Microsoft.AspNetCore.SignalR.Protocol;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

/// <summary>Holds the guard against the stock protocol and against itself; what is broken is fuzzed elsewhere.</summary>
public sealed class GuardedHubProtocolPropertyTests
{
    private const int MaxPayload = 1000;

    private static readonly string[] OtherRecords =
    {
        """{"type":6}""",
        """{"type":3,"invocationId":"1","result":{"success":true,"count":1}}""",
        """{"type":3,"invocationId":"1","error":"no"}""",
        """{"type":3,"invocationId":"1","result":null}""",
        """{"result":[1,"x",{"a":null}],"invocationId":"1","type":3}""",
        """{"type":3,"invocationId":"77","result":5}""",
        """{"type":7}""",
        """{"type":7,"error":"bye"}""",
    };

    private static readonly string[] Fragments =
    {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\u001e", "\u0000", "1", "-", "1e999", "null", "\"type\":1", "\"type\":3,", "\"type\":2,", "\"arguments\":[",
        "\"invocationId\":\"1\",", "\"invocationId\":null,", "\"item\":1,", "\"headers\":{},", "\\ud83d", "\"sequenceId\":99999999999,", "\"target\":\"pushEvent\",",
    };

    [Property(MaxTest = 200)]
    public void Stream_SplitAnywhere_GivesTheSameAsInOnePiece(int seed)
    {
        var random = new Random(seed);
        var stream = Enumerable.Range(0, random.Next(1, 12)).SelectMany(_ => AnyRecord(random)).ToArray();
        var (whole, wholeSink) = Receiver();
        var (split, splitSink) = Receiver();

        whole.Feed(stream);
        var longest = random.Next(2, 4000);
        for (var at = 0; at < stream.Length;)
        {
            var length = Math.Min(random.Next(1, longest), stream.Length - at);
            split.Feed(stream.AsSpan(at, length));
            at += length;
        }

        Assert.Equal(wholeSink.Taken, splitSink.Taken);

        // Of a record that is too long each piece is a sign of life.
        Assert.Equal(whole.Messages.Where(IsNoPing).Select(Describe), split.Messages.Where(IsNoPing).Select(Describe));
        Assert.True(split.Messages.Count >= whole.Messages.Count);
        Assert.Equal(0, split.Waiting);
    }

    [Property(MaxTest = 300)]
    public void Records_ThatAreNoPushEvents_AreReadAsTheStockProtocolReadsThem(int seed)
    {
        var random = new Random(seed);
        var stream = Enumerable.Range(0, 8).SelectMany(_ => HubRecords.Of(OtherRecords[random.Next(OtherRecords.Length)])).ToArray();
        var (guarded, sink) = Receiver();

        guarded.Feed(stream);

        Assert.Equal(ReadWithStock(stream).Select(Describe), guarded.Messages.Select(Describe));
        Assert.Empty(sink.Taken);
    }

    private static (GuardedReceiver Receiver, RecordingSink Sink) Receiver()
    {
        var sink = new RecordingSink { MaxPayloadBytes = MaxPayload };
        return (new GuardedReceiver(sink), sink);
    }

    private static byte[] AnyRecord(Random random) => random.Next(6) switch
    {
        0 => HubRecords.Of(OtherRecords[random.Next(OtherRecords.Length)]),
        1 => HubRecords.Of(Fragments[random.Next(Fragments.Length)].Replace("\u001e", "?", StringComparison.Ordinal)),
        2 => HubRecords.PushEvent("\"" + new string('x', random.Next(60_000, 80_000)) + "\""),
        _ => HubRecords.PushEvent(PlainValues.ToJson(PlainValues.Random(random, 2))),
    };

    private static List<HubMessage> ReadWithStock(byte[] stream)
    {
        var protocol = new NewtonsoftJsonHubProtocol();
        var input = new ReadOnlySequence<byte>(stream);
        var messages = new List<HubMessage>();
        while (protocol.TryParseMessage(ref input, FakeBinder.Instance, out var message))
        {
            messages.Add(message);
        }

        return messages;
    }

    private static bool IsNoPing(HubMessage message) => message is not PingMessage;

    private static string Describe(HubMessage message) => message.GetType().Name + message switch
    {
        CompletionMessage completion => $" {completion.InvocationId} {completion.Error} {completion.HasResult} {completion.Result}",
        CloseMessage close => " " + close.Error,
        _ => string.Empty,
    };
}
