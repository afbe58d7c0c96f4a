using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.SignalR.Protocol;
using Newtonsoft.Json.Linq;
using SonoranPush.PushEvents;
using SonoranPush.Session;
using SonoranPush.Session.Transport;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever the hub sends: the connection's protocol lives on, and the next event comes through.</summary>
[Collection(nameof(FuzzTests))]
public sealed class HubProtocolFuzzTests(ITestOutputHelper output)
{
    // The envelope's own cost, and the joining of what waits in the test's receiver.
    private const int BytesPerByte = 1500;

    private static readonly string[] RecordMembers = ["type", "invocationId", "error", "result", "allowReconnect", "target", "arguments", "item", "headers", "sequenceId"];

    private static readonly Gen<byte[]> Records = Gen.Frequency(
        (6, Corpus.Payloads.Select(payload => HubRecords.PushEvent(payload))),
        (2, Corpus.Payloads.Select(payload => HubRecords.PushEvent(JsonSerializer.Serialize(Encoding.UTF8.GetString(payload))))),
        (1, JsonTexts.Value.Select(result => HubRecords.Of($$"""{"type":3,"invocationId":"1","result":{{result}}}"""))),
        (1, JsonTexts.Value.Select(result => HubRecords.Of($$"""{"type":3,"invocationId":{{result}},"error":{{result}}}"""))),
        (1, JsonTexts.Value.Select(arguments => HubRecords.Of($$"""{"target":"PushEvent","arguments":{{arguments}},"type":1}"""))),
        (2, JsonTexts.ObjectOf(RecordMembers).Select(HubRecords.Of)),
        (1, Gen.Choose(-2, 12).Select(type => HubRecords.Of($$"""{"type":{{type}}}"""))));

    private static readonly Gen<FuzzSeries> Inputs = Corpus.Series(Mutations.Of(Records), 4);

    private readonly Outcomes _outcomes = new();

    [Fact]
    public void Streams_OfAnyBytes_NeverEndTheConnectionOrCostTheNextEvent()
    {
        Fuzz.Run(FuzzPlan.HubProtocol, Inputs, Feed);
        output.WriteLine($"{FuzzPlan.HubProtocol.Report()}: {_outcomes}");
        _outcomes.AssertSeen(
            FuzzPlan.HubProtocol,
            ["raised", nameof(CompletionMessage), nameof(PingMessage), nameof(CloseMessage), .. Enum.GetNames<PushRejection>().Except([nameof(PushRejection.None)])]);
    }

    private void Feed(FuzzSeries input)
    {
        var path = new InboundPath(new ManualClock(), new CollectingLogger());
        path.Limits.MessageBytes = input.Choice % 3 == 0 ? 1000 : 4 * 1024 * 1024;
        var receiver = new GuardedReceiver(path);

        Allocation.AtMost(BytesPerByte, input.Length, () => FeedInPieces(receiver, input));
        receiver.Feed(HubRecords.Of("x"));
        foreach (var message in receiver.Messages)
        {
            _outcomes.Count(message.GetType().Name);
            Assert.True(message is CompletionMessage or PingMessage or CloseMessage, $"SignalR's client ends itself on a {message.GetType().Name}.");
            HubReplyReader.Read((message as CompletionMessage)?.Result as JToken);
        }

        _outcomes.CountRaisedAndRefused(path);
        ValidEvent.AssertComesThrough(path, () => receiver.Feed(HubRecords.PushEvent(ValidEvent.Payload)));
        Assert.Equal(0, receiver.Waiting);
    }

    private static void FeedInPieces(GuardedReceiver receiver, FuzzSeries input)
    {
        foreach (var part in input.Parts)
        {
            var cut = input.Choice % (part.Length + 1);
            receiver.Feed(part.Bytes.AsSpan(..cut));
            receiver.Feed(part.Bytes.AsSpan(cut..));
        }
    }
}
