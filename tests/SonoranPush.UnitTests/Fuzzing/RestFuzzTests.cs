using System.Net;
using System.Net.Http;
using FsCheck;
using FsCheck.Fluent;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Configuration;
using SonoranPush.PushEvents;
using SonoranPush.Rest;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Rest;
using Xunit.Abstractions;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Whatever the CAD's REST service answers: the snapshot ends one way or the other, and the next event comes
/// through.</summary>
[Collection(nameof(FuzzTests))]
public sealed class RestFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Members = ["activeCalls", "ActiveCalls", "EmergencyCalls", "ClosedCalls", "units", "Units", "id", "callId"];
    private static readonly int[] Statuses = [200, 200, 200, 200, 204, 301, 400, 401, 404, 429, 500, 503];
    private static readonly string[] Waits = ["", "1", "-1", "99999999999", "Wed, 21 Oct 2099 07:28:00 GMT", "soon", "1.5", "\ud800"];

    private static readonly Gen<string> Lists = Gen.Choose(0, 4).SelectMany(count => JsonTexts.Object.ArrayOf(count)).Select(items => "[" + string.Join(',', items) + "]");

    private static readonly Gen<string> Bodies = Gen.OneOf(
        JsonTexts.ObjectOf(Members),
        Lists,
        Gen.Elements(Members).Zip(Lists, (name, list) => $"{{\"activeCalls\":[],\"{name}\":{list}}}"),
        Gen.Constant($$"""{"activeCalls":[{"callId":5001,"idents":[101]},{"callId":"A-1"}],"emergencyCalls":[{"callId":7}]}"""),
        Gen.Constant($"[{FakeCadRest.Unit(101)},{FakeCadRest.Unit(102)}]"));

    private static readonly Gen<FuzzSeries> Inputs = Corpus.Series(Mutations.Of(Corpus.Texts(Bodies)), 4);

    private readonly Outcomes _outcomes = new();

    [Fact]
    public void Answers_OfAnyBytes_EndTheSnapshotAndNothingElse()
    {
        Fuzz.Run(FuzzPlan.RestAnswers, Inputs, Fetch);
        output.WriteLine($"{FuzzPlan.RestAnswers.Report()}: {_outcomes}");
        _outcomes.AssertSeen(FuzzPlan.RestAnswers, "taken", "failed");
    }

    private void Fetch(FuzzSeries input)
    {
        var logger = new CollectingLogger();
        var scene = new CadScene(new ManualClock(), logger).Primed();
        var rest = new FakeCadRest();
        foreach (var (part, i) in input.Parts.Select((part, i) => (part, i)))
        {
            rest.Prepare(() => Answer(part, input.Choice / (i + 1)));
        }

        var fetch = new SnapshotFetcher(new CadRestClient(() => rest, new TlsTrust(logger, TimeProvider.System), TimeProvider.System), scene.Path.Queue.Add, logger, new EndpointLimits(new HastyClock()));
        var target = new SnapshotTarget(new SessionSettings(new Uri("https://api.example.test/apiWsHub"), true, "community", new ApiKey("S3CRET"), InboundPath.ServerId));
        scene.Cad.Snapshots.Ended += (_, problem) => _outcomes.Count(problem is null ? "taken" : "failed");
        scene.Cad.Snapshots.Begin(target.ServerId);
        fetch.RunAsync(target, CancellationToken.None).GetAwaiter().GetResult();
        fetch.Close();

        ValidEvent.AssertComesThrough(scene.Path, () => scene.Path.Receive(ValidEvent.Payload));
        Assert.False(scene.Cad.Snapshots.IsOpen);
        Assert.Equal(0, logger.CountOf("Unexpected") + logger.CountOf("EventNotRaised"));
        Assert.True(scene.State.Units.Count + scene.State.Calls.Count <= 20_000);
    }

    private static HttpResponseMessage Answer(FuzzBytes body, int choice)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)Statuses[choice % Statuses.Length]) { Content = new ByteArrayContent(body.Bytes) };
        answer.Headers.TryAddWithoutValidation("Retry-After", Waits[choice % Waits.Length]);
        return answer;
    }

    /// <summary>A clock for which every wait is over at once: it has passed as soon as it is asked for.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _waited;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _waited);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Interlocked.Add(ref _waited, dueTime.Ticks);
            }

            return System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
        }
    }
}
