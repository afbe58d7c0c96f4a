using System.Net;
using SonoranPush.Requests;
using SonoranPush.UnitTests.Rest;

namespace SonoranPush.UnitTests.Requests;

public sealed class RequestQueueTests : RequestSpecification
{
    [Fact]
    public void Status_IsSentToTheServerOfTheUnit_AndAnswered()
    {
        Service.Prepare(() => FakeCadRest.Json("""{"updated":1,"status":"ENROUTE"}"""));

        Assert.True(Exports.SetUnitStatus(101L, 3, Callback()));
        Answered(1);

        var asked = Assert.Single(Service.Requests);
        Assert.Equal(("PATCH", "https://api.example.test/v2/emergency/servers/7/units/status"), (asked.Method, asked.Address.ToString()));
        Assert.Equal("""{"status":3,"identIds":[101]}""", asked.Body);
        Assert.Equal("Bearer " + Key, asked.Authorization);
        Assert.Equal(": true table", Assert.Single(Answers));
    }

    [Fact]
    public void Callback_IsNeverCalledWithinTheExport()
    {
        Exports.SetUnitStatus("nobody\n", 3, Callback());

        Assert.Empty(Answers);
        Requests.Tick();
        Assert.Single(Answers);
    }

    [Fact]
    public void Limit_HoldsInEveryMinute()
    {
        for (var i = 0; i < 25; i++)
        {
            Exports.Create911Call(Call(i), Callback());
        }

        Asked(10);
        Pass(TimeSpan.FromMinutes(1));
        Asked(20);
        Pass(TimeSpan.FromMinutes(1));
        Answered(25);

        var times = Service.Requests.Select(request => request.At).ToList();
        Assert.All(times, at => Assert.True(times.Count(other => other > at - TimeSpan.TicksPerMinute && other <= at) <= 10));
        Assert.Equal(Enumerable.Range(0, 25), Service.Requests.Select(request => int.Parse(request.Body.Split("caller ")[1].Split('"')[0], null)));
    }

    [Fact]
    public void LaterStatus_ReplacesOneThatWaits()
    {
        HoldFirst();
        Exports.SetUnitStatus(102L, 1, Callback("first"));
        Exports.SetUnitStatus(102L, 2, Callback("second"));
        Exports.SetUnitPanic(102L, true, Callback("panic"));
        Release();
        Answered(4);

        Assert.Contains("first: false replaced by a later request for the same unit", Answers);
        Assert.Contains("second: true table", Answers);
        Assert.DoesNotContain("""{"status":1,"identIds":[102]}""", Bodies);
        Assert.Contains("""{"isPanic":true,"identIds":[102]}""", Bodies);
    }

    [Fact]
    public void LaterStatus_LeavesTheOtherUnitsOfOneThatWaits()
    {
        HoldFirst();
        Exports.SetUnitStatus(new object[] { 101L, 102L }.ToList(), 1, Callback("both"));
        Exports.SetUnitStatus(102L, 2, Callback("one"));
        Release();
        Answered(3);

        Assert.Equal(["""{"status":1,"identIds":[101]}""", """{"status":2,"identIds":[102]}"""], Bodies.Skip(1));
    }

    [Fact]
    public void Status_AfterALostAnswer_IsRepeatedAsLastSet()
    {
        Service.Held = new TaskCompletionSource();
        Service.Prepare(FakeRequestService.Lost, FakeRequestService.Lost);
        Exports.SetUnitStatus(101L, 1, Callback("first"));
        Asked(1);
        Exports.SetUnitStatus(101L, 2, Callback("second"));
        Release();

        Pass(TimeSpan.FromSeconds(1));
        Asked(2);
        Pass(TimeSpan.FromSeconds(1));
        Answered(2);

        Assert.Equal(["""{"status":1,"identIds":[101]}""", """{"status":2,"identIds":[101]}""", """{"status":2,"identIds":[101]}"""], Bodies);
        Assert.Equal(["first: false replaced by a later request for the same unit", "second: true table"], Answers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Creation_AfterALostAnswer_IsNotRepeated(bool withStatus)
    {
        Service.Prepare(withStatus ? () => FakeRequestService.Answer(HttpStatusCode.BadGateway) : FakeRequestService.Lost);

        Exports.Create911Call(Call(1), Callback());
        Answered(1);

        Assert.Single(Service.Requests);
        Assert.Contains("It is unknown whether it was done.", Assert.Single(Answers), StringComparison.Ordinal);
    }

    [Fact]
    public void Creation_WithoutAConnection_IsCertainlyNotDone()
    {
        Service.Prepare(FakeRequestService.NoConnection);

        Exports.Create911Call(Call(1), Callback());
        Answered(1);

        Assert.Equal(": false not sent: api.example.test:443 refuses connections; the CAD may be down", Assert.Single(Answers));
    }

    [Fact]
    public void Creation_WithoutAnAnswerIn15Seconds_IsUncertain()
    {
        Service.Held = new TaskCompletionSource();
        Exports.Create911Call(Call(1), Callback());
        Asked(1);
        Pass(TimeSpan.FromSeconds(15));
        Answered(1);

        Assert.Contains("unknown whether", Assert.Single(Answers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(null, 20)]
    public void TooManyRequests_IsRepeatedLater(int? retryAfter, int wait)
    {
        Service.Prepare(() => FakeCadRest.TooMany(retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null));
        Exports.Create911Call(Call(1), Callback());
        Asked(1);
        Pass(TimeSpan.FromSeconds(wait));
        Answered(1);

        Assert.Equal(2, Service.Requests.Count);
        Assert.Equal(": true table", Assert.Single(Answers));
    }

    [Fact]
    public void Rejection_IsTheCadsOwnWords_WithoutTheKey()
    {
        Service.Prepare(() => FakeRequestService.Answer(HttpStatusCode.BadRequest, $$"""{"title":"Bad request","detail":"no caller for {{Key}}"}"""));

        Exports.Create911Call(Call(1), Callback());
        Answered(1);

        Assert.Equal(": false Sonoran CAD rejected it (400): no caller for ***", Assert.Single(Answers));
    }

    [Fact]
    public void Redirection_IsNotFollowed()
    {
        Service.Prepare(() =>
        {
            var answer = FakeRequestService.Answer(HttpStatusCode.TemporaryRedirect);
            answer.Headers.Location = new Uri("https://elsewhere.example.test/");
            return answer;
        });

        Exports.Create911Call(Call(1), Callback());
        Answered(1);

        Assert.Single(Service.Requests);
        Assert.StartsWith(": false Sonoran CAD rejected it (307)", Assert.Single(Answers), StringComparison.Ordinal);
    }

    [Fact]
    public void FullQueue_RefusesTheNewest()
    {
        HoldFirst();
        for (var i = 1; i < RequestQueue.Capacity; i++)
        {
            Assert.True(Exports.AddCallNote(5001, $"note {i}", Callback()));
        }

        Assert.False(Exports.AddCallNote(5001, "one more", Callback("late")));
        Assert.Equal((RequestQueue.Capacity, 1L), (Requests.Status.Waiting, Requests.Status.Refused));
        Requests.Tick();
        Assert.Equal("late: false 200 requests are waiting for Sonoran CAD", Assert.Single(Answers));
    }

    [Fact]
    public void ThousandRequests_AreAllAnswered_WithBoundedCallbacksInATick()
    {
        Service.Held = new TaskCompletionSource();
        for (var i = 0; i < 1000; i++)
        {
            Exports.AddCallNote(5001, $"note {i}", Callback());
        }

        Release();
        var before = Answers.Count;
        var crossings = Requests.Tick();
        Assert.Equal(RequestDispatcher.MaxCallbacksPerTick, crossings);
        Assert.Equal(RequestDispatcher.MaxCallbacksPerTick, Answers.Count - before);

        Asked(60);
        Pass(TimeSpan.FromMinutes(1));
        Asked(120);
        Pass(TimeSpan.FromMinutes(1));
        Asked(180);
        Pass(TimeSpan.FromMinutes(1));
        Answered(1000);

        Assert.Equal(RequestQueue.Capacity, Answers.Count(answer => answer.Contains("true", StringComparison.Ordinal)));
        Assert.Equal(RequestQueue.Capacity, Service.Requests.Count);
        Assert.Equal(0, Requests.Status.Waiting);
    }

    [Fact]
    public void Stop_AnswersEverythingThatWaits_WithTheReason()
    {
        HoldFirst(Callback("current"));
        for (var i = 0; i < 50; i++)
        {
            Exports.AddCallNote(5001, $"note {i}", Callback("waiting"));
        }

        Requests.Stop(TimeSpan.FromSeconds(1));

        Assert.Contains("current: false sonoranpush has stopped before Sonoran CAD answered. It is unknown whether it was done.", Answers);
        Assert.Equal(51, Answers.Count);
        Assert.False(Exports.AddCallNote(5001, "after", null));
        Logger.Expect("RequestFailed");
    }

    [Fact]
    public void NewKey_IsUsedByRequestsThatWait()
    {
        for (var i = 0; i < 11; i++)
        {
            Exports.Create911Call(Call(i), Callback());
        }

        Asked(10);
        Requests.Use([SettingsOf(InboundPath.ServerId, "another")]);

        // The limit belongs to the key: the last request waits only if its turn came before the new one.
        TickUntil(() => Answers.Count == 11 || Clock.Waits.Count > 0, "the last request");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Answered(11);

        Assert.Equal("Bearer another", Service.Requests[10].Authorization);
    }

    [Fact]
    public void Callback_ThatFails_DoesNotKeepTheNextFromItsAnswer()
    {
        Logger.Expect("RequestCallbackFailed");
        Exports.SetUnitStatus(101L, 1, _ => throw new InvalidOperationException("A consumer's mistake."));
        Exports.SetUnitStatus(102L, 1, Callback());
        Answered(1);
    }

    [Fact]
    public void Failure_WithoutACallback_IsLogged()
    {
        Logger.Expect("RequestFailed");
        Exports.SetUnitStatus(999L, 1, null);

        Assert.Equal(1, Logger.CountOf("RequestFailed"));
    }

    private static System.Collections.Generic.Dictionary<string, object?> Call(int number) =>
        new() { ["caller"] = $"caller {number}", ["location"] = "Alta Street" };

    // One request is under way and keeps the others of its kind waiting.
    private void HoldFirst(Action<object?[]>? callback = null)
    {
        Service.Held = new TaskCompletionSource();
        if (callback is null)
        {
            Exports.SetUnitStatus(new System.Collections.Generic.Dictionary<string, object?> { ["unitId"] = 104L }, 1, Callback("held"));
        }
        else
        {
            Exports.AddCallNote(5001, "held", callback);
        }

        Asked(1);
    }

    private void Release()
    {
        var held = Service.Held!;
        Service.Held = null;
        held.SetResult();
    }
}
