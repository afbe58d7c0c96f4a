using FsCheck;
using SonoranPush.Configuration;
using SonoranPush.PushEvents;
using SonoranPush.PushEvents.Http;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever comes by HTTP, with a body at once, late, twice or never: each request is answered once, in words that hold nothing
/// of it, and a valid POST afterwards is raised.</summary>
[Collection(nameof(FuzzTests))]
public sealed class HttpFuzzTests(ITestOutputHelper output)
{
    // Bodies are read on the pool; on the tick there is next to nothing to do.
    private const int BytesPerByte = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Methods = ["POST", "POST", "POST", "POST", "POST", "GET", "PUT", "post", "", "\0", new('X', 5000)];
    private static readonly string[] Paths = ["/event", "/event", "/event", "/event", "/event", "/event", "/event", "/event", "/event", "/event?x=1", "/", "", "//event", "/event/", "/EVENT", "/event/..", "/\ud800", new('/', 9000)];

    private static readonly string[] Addresses =
        ["192.0.2.1:4000", "192.0.2.1", "[2001:db8::1]:1", "2001:db8::1", "", ":", "[", "]", "\u001b[31m", new('1', 5000), "key TEST-API-KEY", "::ffff:1.2.3.4"];

    private static readonly string?[] Lengths = [null, "0", "1", "-1", "99999999999999999999", "5000000", "1e3", " 7", "\ud800", "12,12"];

    private static readonly Gen<FuzzSeries> Inputs = Corpus.Series(Mutations.Of(Corpus.Payloads), 5);

    private readonly Outcomes _outcomes = new();

    [Fact]
    public void Requests_OfAnyKind_AreAnsweredOnceAndNeverCostTheNext()
    {
        Fuzz.Run(FuzzPlan.HttpRequests, Inputs, Send);
        output.WriteLine($"{FuzzPlan.HttpRequests.Report()}: {_outcomes}");
        _outcomes.AssertSeen(FuzzPlan.HttpRequests, "200", "400", "401", "404", "405", "408", "413");
    }

    private void Send(FuzzSeries input)
    {
        var clock = new ManualClock();
        var logger = new CollectingLogger();
        var path = new InboundPath(clock, logger);
        var posts = new HttpEventReceiver(new HttpOptions { MessageBytes = 70_000 }, () => Receive, logger, clock);
        var choices = new Random(input.Choice);

        var calls = input.Parts.Select(part => Begin(posts, part, choices)).ToList();
        AnswerAll(posts, calls.Where(call => call.BodyHasCome).Select(call => call.Call));
        clock.Advance(PendingRequests.Patience);
        AnswerAll(posts, calls.Select(call => call.Call));

        foreach (var (call, _) in calls)
        {
            _outcomes.Count(call.Status!.Value.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(1, call.Answers);
            Assert.True(call.Answered!.Length < 100 && !call.Answered.Contains(InboundPath.Key, StringComparison.Ordinal));
        }

        ValidEvent.AssertComesThrough(path, () =>
        {
            var valid = FakeHttpCall.Post(ValidEvent.Payload);
            posts.Take(valid);
            AnswerAll(posts, [valid]);
            Assert.Equal(200, valid.Status);
        });
        Assert.Equal(0, logger.CountOf("Unexpected"));
        Assert.DoesNotContain(logger.Lines, line => line.Text.Contains(InboundPath.Key, StringComparison.Ordinal));

        PushRejection Receive(ReadOnlySpan<byte> payload, out string? type) =>
            path.Inbox.Receive(payload, InboundPath.ServerId, new ApiKey(InboundPath.Key), PushTransport.Http, out type);
    }

    private static (FakeHttpCall Call, bool BodyHasCome) Begin(HttpEventReceiver posts, FuzzBytes body, Random choices)
    {
        var arrival = choices.Next(5);
        var call = new FakeHttpCall
        {
            Method = Pick(Methods, choices),
            Path = Pick(Paths, choices),
            Address = Pick(Addresses, choices),
            Body = arrival == 0 ? body.Text : null,
        };
        var length = choices.Next(3) > 0 ? body.Length.ToString(CultureInfo.InvariantCulture) : Pick(Lengths, choices);
        (call.Headers[length is null ? "Transfer-Encoding" : "Content-Length"], var isDelivered) = (length ?? "chunked", arrival is 1 or 2 or 3);
        Allocation.AtMost(BytesPerByte, body.Length, () =>
        {
            posts.Take(call);
            for (var times = isDelivered && call.WasAskedForItsBody ? arrival : 0; times > 0; times--)
            {
                call.Deliver(body.Text);
            }
        });
        return (call, arrival < 4 || call.Answers > 0);
    }

    // Bodies are read on the pool: tick until they are, or fail.
    private static void AnswerAll(HttpEventReceiver posts, IEnumerable<FakeHttpCall> calls)
    {
        var waiting = calls.ToList();
        var answered = SpinWait.SpinUntil(
            () =>
            {
                posts.Tick();
                return waiting.TrueForAll(call => call.Answers > 0);
            },
            Patience);
        Assert.True(answered, "A request was never answered.");
    }

    private static T Pick<T>(T[] values, Random choices) => values[choices.Next(values.Length)];
}
