using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.PushEvents.Http;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.PushEvents.Http;

/// <summary>The HTTP way without a server: requests at one end, the inbox at the other.</summary>
public sealed class HttpEventReceiverTests : Specification
{
    private const string BadKey = """{"key":"WRONG","type":"EVENT_911"}""";

    private readonly InboundPath _path;
    private readonly HttpOptions _options = new();
    private readonly HttpEventReceiver _posts;
    private bool _hasReceiver = true;

    public HttpEventReceiverTests()
    {
        _path = new InboundPath(Clock, Logger);
        _posts = new HttpEventReceiver(_options, () => _hasReceiver ? Receive : null, Logger, Clock);
    }

    [Theory]
    [InlineData("EVENT_911", "ok")]
    [InlineData("event_911", "ok")]
    [InlineData("SOMETHING_NEW", "ok - custom")]
    public async Task Event_WithTheRightKey_IsTakenAndAnsweredAsTheOfficialResourceDoes(string type, string answer)
    {
        var call = FakeHttpCall.Post(InboundPath.Envelope(type, """{"number":5}"""));

        await TakeAsync(call);

        Assert.Equal((200, answer), (call.Status, call.Answered));
        var raised = Assert.Single(RaiseAll());
        Assert.Equal(5L, raised.Table(1)["number"]);
        Assert.Equal("http", raised.Table(2)["transport"]);
    }

    [Theory]
    [InlineData("""{"key":"WRONG","type":"EVENT_911"}""")]
    [InlineData("""{"key":["TEST-API-KEY"],"type":"EVENT_911"}""")]
    [InlineData("""{"key":null,"type":"EVENT_911"}""")]
    [InlineData("""{"type":"EVENT_911"}""")]
    [InlineData("{}")]
    public async Task Event_WithoutTheRightKey_IsAnswered401AndReportedWithItsAddress(string body)
    {
        Logger.Expect(nameof(Log.BadPost));
        var call = FakeHttpCall.Post(body, "198.51.100.7:1234");

        await TakeAsync(call);

        Assert.Equal((401, "error"), (call.Status, call.Answered));
        Assert.Equal(0, _path.Queue.Count);
        var line = Assert.Single(Logger.Lines, line => line.Level == LogLevel.Warning);
        Assert.Equal(501, line.Code);
        Assert.Contains("198.51.100.7 ", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("\"\"")]
    [InlineData("""{"key":"TEST-API-KEY"}""")]
    [InlineData("""{"key":"TEST-API-KEY","type":5}""")]
    [InlineData("""{"key":"TEST-API-KEY","type":"A","data":"text"}""")]
    [InlineData("""{"key":"TEST-API-KEY","type":"A","data":[1]}""")]
    [InlineData("""{"key":"TEST-API-KEY","type":"A","data":[null,[{}]]}""")]
    public async Task Body_ThatIsNoEnvelope_IsABadRequest(string body)
    {
        var call = FakeHttpCall.Post(body);

        await TakeAsync(call);

        Assert.Equal((400, """{"error":"bad request"}"""), (call.Status, call.Answered));
        Assert.Equal(0, _path.Queue.Count);
    }

    [Theory]
    [InlineData("GET", "/event", 405)]
    [InlineData("PUT", "/event", 405)]
    [InlineData("OPTIONS", "/event?a=b", 405)]
    [InlineData("post", "/event", 405)]
    [InlineData("POST", "/", 404)]
    [InlineData("POST", "/events", 404)]
    [InlineData("POST", "/event/", 404)]
    [InlineData("POST", "/EVENT", 404)]
    [InlineData("POST", "", 404)]
    [InlineData("GET", "/secrets", 404)]
    public void Request_ToAnotherPathOrByAnotherVerb_IsRefusedUnread(string method, string path, int status)
    {
        var call = new FakeHttpCall { Method = method, Path = path };

        _posts.Take(call);

        Assert.Equal(status, call.Status);
        Assert.False(call.WasAskedForItsBody);
        Assert.Equal(status == 405 ? "POST" : null, call.AnsweredHeaders!.GetValueOrDefault("Allow"));
    }

    [Theory]
    [InlineData(null, 400)]
    [InlineData("0", 400)]
    [InlineData("-1", 400)]
    [InlineData("many", 400)]
    [InlineData("99999999999999999999", 400)]
    [InlineData("1048577", 413)]
    public void Length_ThatIsNoneOrTooMuch_IsRefusedUnread(string? length, int status)
    {
        var call = new FakeHttpCall();
        if (length is not null)
        {
            call.Headers["Content-Length"] = length;
        }

        _posts.Take(call);

        Assert.Equal(status, call.Status);
        Assert.False(call.WasAskedForItsBody);
    }

    [Fact]
    public void Body_LongerThanItsHeadSaid_IsTooLarge()
    {
        _options.MessageBytes = 100;
        var call = FakeHttpCall.Slow();
        _posts.Take(call);

        call.Deliver(new string(' ', 101));

        Assert.Equal(413, call.Status);
    }

    [Fact]
    public async Task Body_LongerThanAMessageMayBe_IsTooLarge()
    {
        _path.Limits.MessageBytes = 100;
        var call = FakeHttpCall.Slow();
        _posts.Take(call);

        call.Deliver(new string(' ', 101));
        await AnsweredAsync(call);

        Assert.Equal(413, call.Status);
    }

    [Fact]
    public async Task Body_InChunks_IsTakenWithoutALength()
    {
        var call = new FakeHttpCall { Body = InboundPath.Envelope("A", "{}"), Headers = { ["Transfer-Encoding"] = "chunked" } };

        await TakeAsync(call);

        Assert.Equal(200, call.Status);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task Body_InChunks_IsMeasuredInBytes(int more, int status)
    {
        var body = InboundPath.Envelope("A", "{\"text\":\"\u00fc\ud83d\ude93\"}");
        _options.MessageBytes = Encoding.UTF8.GetByteCount(body) - more;
        var call = new FakeHttpCall { Body = body, Headers = { ["Transfer-Encoding"] = "chunked" } };

        await TakeAsync(call);

        Assert.Equal(status, call.Status);
        Assert.True(body.Length < _options.MessageBytes);
    }

    [Fact]
    public async Task Events_PostedOneAfterTheOther_KeepTheirOrder()
    {
        var calls = Enumerable.Range(1, 50).Select(number => FakeHttpCall.Post(InboundPath.Envelope("A", $$"""{"number":{{number}} }"""))).ToList();

        calls.ForEach(_posts.Take);
        await AnsweredAsync(calls[^1]);

        Assert.Equal(Enumerable.Range(1, 50).Select(number => (object)(long)number), RaiseAll().Select(raised => raised.Table(1)["number"]));
    }

    [Fact]
    public async Task BadKeys_TooManyFromOneAddress_AreAnswered429ButARightKeyAlwaysGetsThrough()
    {
        Logger.Expect(nameof(Log.BadPost));
        for (var attempt = 0; attempt < FailedKeyLimiter.Most; attempt++)
        {
            Assert.Equal(401, (await TakeAsync(FakeHttpCall.Post(BadKey))).Status);
        }

        var eleventh = await TakeAsync(FakeHttpCall.Post(BadKey));
        Assert.Equal((429, "error", "60"), (eleventh.Status, eleventh.Answered, eleventh.AnsweredHeaders!["Retry-After"]));
        Assert.Equal(401, (await TakeAsync(FakeHttpCall.Post(BadKey, "192.0.2.2:1"))).Status);

        Assert.Equal(200, (await TakeAsync(FakeHttpCall.Post(InboundPath.Envelope("A", "{}")))).Status);
        Assert.Equal(401, (await TakeAsync(FakeHttpCall.Post(BadKey))).Status);
    }

    [Fact]
    public async Task BadKeys_FromTenThousandAddresses_DoNotKeepARightOneOut()
    {
        Logger.Expect(nameof(Log.BadPost));
        foreach (var attempts in Enumerable.Range(0, 10_000).Chunk(HttpEventReceiver.MostUnanswered))
        {
            var calls = attempts.Select(n => FakeHttpCall.Post(BadKey, string.Create(CultureInfo.InvariantCulture, $"10.0.{n / 250}.{n % 250}:1"))).ToList();
            calls.ForEach(_posts.Take);
            await AnsweredAsync(calls[^1]);
            Assert.All(calls, call => Assert.Equal(401, call.Status));
        }

        Assert.Equal(200, (await TakeAsync(FakeHttpCall.Post(InboundPath.Envelope("A", "{}")))).Status);
    }

    [Fact]
    public async Task BadKeys_MoreThanMayWaitForAnswers_DoNotKeepARightOneOut()
    {
        Logger.Expect(nameof(Log.BadPost));
        var bad = Enumerable.Range(0, HttpEventReceiver.MostUnanswered).Select(_ => FakeHttpCall.Post(BadKey)).ToList();
        bad.ForEach(_posts.Take);
        await Wait.Until(() => _path.Counters.Received == bad.Count, "the bad keys to be read");
        var good = FakeHttpCall.Post(InboundPath.Envelope("A", "{}"));

        _posts.Take(good);
        await Wait.Until(() => _path.Queue.Count == 1, "the right one to be read");
        await _posts.StopAsync();
        _posts.Tick();

        Assert.Equal(200, good.Status);
        Assert.Equal(401, bad[0].Status);
    }

    [Fact]
    public async Task RightKeys_MoreThanMayWaitForAnswers_AreAllTaken()
    {
        var good = Enumerable.Range(0, HttpEventReceiver.MostUnanswered + 1).Select(_ => FakeHttpCall.Post(InboundPath.Envelope("A", "{}"))).ToList();
        good.SkipLast(1).ToList().ForEach(_posts.Take);
        await Wait.Until(() => _path.Queue.Count == HttpEventReceiver.MostUnanswered, "the first ones to be read");

        _posts.Take(good[^1]);

        Assert.Equal(200, good[0].Status);
        await AnsweredAsync(good[^1]);
        Assert.All(good, call => Assert.Equal(200, call.Status));
    }

    [Fact]
    public async Task Expiries_DoNotDelayRightAnswers()
    {
        var slow = Enumerable.Range(0, PendingRequests.Most).Select(_ => FakeHttpCall.Slow()).ToList();
        slow.ForEach(_posts.Take);
        Clock.Advance(PendingRequests.Patience);
        var good = FakeHttpCall.Post(InboundPath.Envelope("A", "{}"));
        _posts.Take(good);
        await Wait.Until(() => _path.Queue.Count == 1, "the event to be read");
        await _posts.StopAsync();

        Assert.Equal(2 * HttpEventReceiver.MostAnswersInTick, _posts.Tick());

        Assert.Equal(200, good.Status);
        Assert.Equal(408, slow[1].Status);
    }

    [Fact]
    public void Body_ThatNeverComes_IsGivenUpAfterTenSeconds()
    {
        var call = FakeHttpCall.Slow();
        _posts.Take(call);
        Clock.Advance(PendingRequests.Patience - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, _posts.Tick());

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, _posts.Tick());

        Assert.Equal(408, call.Status);
        call.Deliver(InboundPath.Envelope("A", "{}"));
        Assert.Equal(1, call.Answers);
    }

    [Fact]
    public async Task SlowRequests_MoreThanMayWait_LoseToTheNewOne()
    {
        var slow = Enumerable.Range(0, PendingRequests.Most).Select(_ => FakeHttpCall.Slow()).ToList();
        slow.ForEach(_posts.Take);

        var good = await TakeAsync(FakeHttpCall.Post(InboundPath.Envelope("A", "{}")));

        Assert.Equal(200, good.Status);
        Assert.Equal(408, slow[0].Status);
        Assert.All(slow.Skip(1), call => Assert.Null(call.Status));
    }

    [Fact]
    public async Task Bodies_MoreThanMayWaitToBeRead_AreTurnedAway()
    {
        _options.MessageBytes = 100;
        using var reading = new ManualResetEventSlim();
        using var mayGoOn = new ManualResetEventSlim();
        var posts = new HttpEventReceiver(_options, () => Stuck, Logger, Clock);
        var first = FakeHttpCall.Post(new string(' ', 100));
        posts.Take(first);
        reading.Wait(TimeSpan.FromSeconds(20));

        var others = Enumerable.Range(0, HttpEventReceiver.MostBodies).Select(_ => FakeHttpCall.Post(new string(' ', 100))).ToList();
        others.ForEach(posts.Take);

        Assert.Equal([null, null, null, 503], others.Select(call => call.Status));
        mayGoOn.Set();
        await Wait.Until(() => Answered(posts, others[2]));
        Assert.Equal(400, first.Status);

        PushRejection Stuck(ReadOnlySpan<byte> payload, out string? type)
        {
            type = null;
            reading.Set();
            mayGoOn.Wait();
            return PushRejection.Unreadable;
        }
    }

    [Fact]
    public async Task Answers_AreGivenAFewInATick()
    {
        var calls = Enumerable.Range(0, HttpEventReceiver.MostAnswersInTick + 1).Select(_ => FakeHttpCall.Post(InboundPath.Envelope("A", "{}"))).ToList();
        calls.ForEach(_posts.Take);
        await Wait.Until(() => _path.Queue.Count == calls.Count);
        await _posts.StopAsync();

        Assert.Equal(2 * HttpEventReceiver.MostAnswersInTick, _posts.Tick());
        Assert.Equal(2, _posts.Tick());
        Assert.Equal(0, _posts.Tick());
        Assert.All(calls, call => Assert.Equal(200, call.Status));
    }

    [Fact]
    public async Task Answers_ToTheRightKey_OvertakeTheOthers()
    {
        Logger.Expect(nameof(Log.BadPost));
        var bad = Enumerable.Range(0, 2 * HttpEventReceiver.MostAnswersInTick).Select(_ => FakeHttpCall.Post(BadKey)).ToList();
        var good = FakeHttpCall.Post(InboundPath.Envelope("A", "{}"));
        bad.Append(good).ToList().ForEach(_posts.Take);
        await Wait.Until(() => _path.Queue.Count == 1);
        await _posts.StopAsync();

        _posts.Tick();

        Assert.Equal(200, good.Status);
        Assert.Contains(bad, call => call.Status is null);
    }

    [Fact]
    public async Task Stop_AnswersWhatIsUnderWay()
    {
        var slow = FakeHttpCall.Slow();
        var good = FakeHttpCall.Post(InboundPath.Envelope("A", "{}"));
        _posts.Take(slow);
        _posts.Take(good);

        await _posts.StopAsync();
        _posts.AnswerRest();
        var late = FakeHttpCall.Slow();
        _posts.Take(late);

        Assert.Equal(503, slow.Status);
        Assert.Contains(good.Status, new int?[] { 200, 503 });
        Assert.Equal(503, late.Status);
    }

    [Fact]
    public async Task Stop_WithMoreRequestsThanItHasTimeFor_AnswersAFew_RightKeysFirst()
    {
        var slow = Enumerable.Range(0, PendingRequests.Most).Select(_ => FakeHttpCall.Slow()).ToList();
        slow.ForEach(_posts.Take);
        var good = FakeHttpCall.Post(InboundPath.Envelope("A", "{}"));
        _posts.Take(good);
        await Wait.Until(() => _path.Queue.Count == 1, "the event to be read");

        await _posts.StopAsync();
        Assert.All(slow.Skip(1), call => Assert.Null(call.Status));
        _posts.AnswerRest();

        Assert.Equal(200, good.Status);
        Assert.Equal(HttpEventReceiver.MostAnswersAtStop - 1, slow.Count(call => call.Status == 503));
    }

    [Fact]
    public void Key_WhileThereIsNoSession_IsNeverRight()
    {
        _hasReceiver = false;
        var call = FakeHttpCall.Post(InboundPath.Envelope("A", "{}"));

        _posts.Take(call);

        Assert.Equal((401, "error"), (call.Status, call.Answered));
    }

    [Fact]
    public async Task Receiver_ThatFails_IsOurMistakeAndSaidSo()
    {
        Logger.Expect(nameof(Log.Unexpected));
        var posts = new HttpEventReceiver(_options, () => Failing, Logger, Clock);
        var call = FakeHttpCall.Post("{}");

        posts.Take(call);
        await Wait.Until(() => Answered(posts, call));

        Assert.Equal((500, "error"), (call.Status, call.Answered));

        static PushRejection Failing(ReadOnlySpan<byte> payload, out string? type) => throw new InvalidOperationException("on purpose");
    }

    [Theory]
    [InlineData("192.0.2.1:40000", "192.0.2.1")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("[2001:db8::1]:40000", "[2001:db8::1]")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("", "unknown")]
    [InlineData("^1evil\nline:1", "unknown")]
    [InlineData("1111111111111111111111111111111111111111111111:1", "unknown")]
    public void Address_IsReportedWithoutItsPortAndOnlyIfItReadsLikeOne(string address, string told) =>
        Assert.Equal(told, new PendingRequest(new FakeHttpCall { Address = address }, 0).Address);

    [Theory]
    [InlineData(HttpListener.Auto, "sonorancad", true)]
    [InlineData(HttpListener.Auto, "SonoranCAD", false)]
    [InlineData(HttpListener.Auto, "sonoranpush", false)]
    [InlineData(HttpListener.On, "sonoranpush", true)]
    [InlineData(HttpListener.Off, "sonorancad", false)]
    internal void Listener_IsOnWhereTheCadPostsToOrByChoice(HttpListener choice, string name, bool isOn)
    {
        _options.Listener = choice;

        _posts.Listen(_path.Host, name);

        Assert.Equal(isOn, _path.Host.HttpHandler is not null);
    }

    private PushRejection Receive(ReadOnlySpan<byte> payload, out string? type) =>
        _path.Inbox.Receive(payload, InboundPath.ServerId, new(InboundPath.Key), PushTransport.Http, out type);

    private List<RaisedEvent> RaiseAll()
    {
        _path.Host.MoveHere();
        _path.RaiseAll();
        return _path.Host.RaisedAs(ScriptContract.PushEvent).ToList();
    }

    private static bool Answered(HttpEventReceiver posts, FakeHttpCall call)
    {
        posts.Tick();
        return call.Status is not null;
    }

    private async Task<FakeHttpCall> TakeAsync(FakeHttpCall call)
    {
        _posts.Take(call);
        await AnsweredAsync(call);
        return call;
    }

    private Task AnsweredAsync(FakeHttpCall call) => Wait.Until(() => Answered(_posts, call));
}
