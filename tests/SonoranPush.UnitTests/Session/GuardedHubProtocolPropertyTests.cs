using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck.Xunit;
using Microsoft.AspNetCore.SignalR.Protocol;
using SonoranPush.Contracts;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Session;

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

    private static readonly List<byte[]> Fixtures = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "bad"))
        .Select(File.ReadAllBytes).ToList();

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
        Assert.Equal(whole.Messages.Select(Describe), split.Messages.Select(Describe));
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

    [Property(MaxTest = 5000)]
    public void Records_OfAnyKindBrokenAnywhere_NeverEndTheConnectionOrCostTheNextEvent(int seed)
    {
        var random = new Random(seed);
        var broken = Break(AnyRecord(random), random);
        var (receiver, sink) = Receiver();

        receiver.Feed(broken);
        receiver.Feed(HubRecords.Of("{}"));
        receiver.Feed(HubRecords.PushEvent("\"good\""));

        Assert.Equal("\"good\"", sink.Taken[^1]);
    }

    [Property(MaxTest = 5000)]
    public void Envelopes_BrokenAnywhere_NeverCostTheNextEvent(int seed)
    {
        var random = new Random(seed);
        var path = new InboundPath(new ManualClock(), new CollectingLogger());
        var receiver = new GuardedReceiver(path);
        var broken = Break(Fixtures[random.Next(Fixtures.Count)], random).Where(letter => letter != 0x1e).ToArray();

        receiver.Feed(HubRecords.PushEvent(broken));
        path.Receive(broken);
        receiver.Feed(HubRecords.PushEvent(InboundPath.Envelope("LAST", "{}")));
        path.RaiseAll();

        Assert.Equal("LAST", path.Host.RaisedAs(ScriptContract.PushEvent).Last().Arguments[0]);
        Assert.Equal(3, path.Counters.Received);
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

    private static byte[] Break(byte[] bytes, Random random)
    {
        var broken = bytes.ToList();
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            var at = random.Next(broken.Count + 1);
            broken.RemoveRange(at, Math.Min(random.Next(4), broken.Count - at));
            if (random.Next(4) == 0)
            {
                broken.Insert(at, (byte)random.Next(256));
            }
            else
            {
                broken.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
            }
        }

        return broken.ToArray();
    }

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

    private static string Describe(HubMessage message) => message.GetType().Name + message switch
    {
        CompletionMessage completion => $" {completion.InvocationId} {completion.Error} {completion.HasResult} {completion.Result}",
        CloseMessage close => " " + close.Error,
        _ => string.Empty,
    };
}
