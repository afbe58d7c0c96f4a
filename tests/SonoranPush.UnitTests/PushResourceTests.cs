using System.Diagnostics;
using SonoranPush.Configuration;

namespace SonoranPush.UnitTests;

public sealed class PushResourceTests : PushResourceSpecification
{
    [Fact]
    public void WarmUp_ComesBeforeTheRest_AndRaisesOneEvent()
    {
        Resource.WarmUp();

        RunTick();
        RunTick();
        Assert.Equal(0, Host.Crossings);
        TickUntil(() => Host.Raised.Count == 1, "the first event");

        Assert.Equal(ScriptContract.WarmUp, Host.Raised.Single().Name);
        Assert.Equal(1, Host.Crossings);
    }

    [Fact]
    public void Start_DoesOneStepATick_AndConnectsLast()
    {
        Assert.Equal(0, Host.Crossings);

        RunTick();
        Assert.Equal(1, Host.Crossings);
        Assert.Empty(Hub.Connections);

        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");
        Assert.True(Resource.IsConnected(null));
        Assert.True(Resource.IsConnected(7));
        Assert.False(Resource.IsConnected(8));
        Assert.Contains(Host.Lines, line => line.Contains("connected to Sonoran CAD", StringComparison.Ordinal));
    }

    [Fact]
    public void MissingConvars_AreNamedOnce_AndLookedForEveryFiveSeconds()
    {
        Host.Convars.Remove("sonoranpush_apiKey");
        TickUntil(() => Host.Lines.Any(line => line.Contains("has started", StringComparison.Ordinal)), "the end of the start");
        var crossings = Host.Crossings;
        for (var i = 0; i < 90; i++)
        {
            RunTick();
        }

        Assert.Equal(crossings, Host.Crossings);
        Host.Convars["sonoran_apiKey"] = Key;
        TickQuicklyUntil(() => Resource.IsConnected(7), "the connection");

        Assert.Single(Host.Lines, line => line.Contains("set sonoranpush_apiKey \"your API key\"", StringComparison.Ordinal));
    }

    [Fact]
    public void ConvarChange_TakesEffectWithTheNextTick_WithoutTwoConnections()
    {
        TickUntil(() => Resource.IsConnected(7), "the connection");

        Host.Convars["sonoranpush_serverId"] = "7,9";
        Resource.OnConvarChanged();
        TickUntil(() => Resource.IsConnected(9), "the second server");
        Assert.Equal(2, Hub.Connections.Count);

        Host.Convars["sonoranpush_apiKey"] = "Another-Key";
        Resource.OnConvarChanged();
        TickUntil(() => Hub.Connections.Count == 4 && Resource.IsConnected(7) && Resource.IsConnected(9), "the new sessions");
        Assert.Equal(1, Hub.MostAtOnce);
    }

    [Fact]
    public void Server_ThatIsNoLongerConfigured_TakesItsUnitsWithIt()
    {
        TickUntil(() => Resource.IsConnected(7), "the connection");
        Push(Envelope("EVENT_UNIT_LOGIN", """{"unit":{"id":1}}"""));
        TickUntil(() => Resource.Cad.State.Units.Count == 1, "the unit");

        Host.Convars["sonoranpush_serverId"] = "9";
        Resource.OnConvarChanged();

        TickUntil(() => Resource.IsConnected(9) && Resource.Cad.State.Units.Count == 0, "the other server");
    }

    [Fact]
    public void Key_ChangedWithoutAWordOfTheServer_IsFoundWithinFiveSeconds()
    {
        TickUntil(() => Resource.IsConnected(7), "the connection");

        Host.Convars["sonoranpush_apiKey"] = "Another-Key";
        TickQuicklyUntil(() => Hub.Connections.Count == 2 && Resource.IsConnected(7), "the new session");

        Assert.Equal("Another-Key", Hub.Last.Settings.Key.Reveal());
    }

    [Fact]
    public void Events_AreRaisedInOrder_OneCrossingEach()
    {
        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");
        var crossings = Host.Crossings;
        var raised = Host.Raised.Count;
        for (var i = 0; i < 200; i++)
        {
            Push(Envelope(i % 2 == 0 ? "EVENT_911" : "SOMETHING_NEW", $$"""{"n":{{i}}}"""));
        }

        TickUntil(() => CountOf(ScriptContract.PushEvent) == 200, "the events");

        Assert.Equal(Enumerable.Range(0, 200).Select(n => (object?)(long)n), Host.RaisedAs(ScriptContract.PushEvent).Select(item => item.Table(1)["n"]));
        Assert.Equal(100, CountOf("sonoranpush:pushEvent:EVENT_911"));
        Assert.Equal(Host.Raised.Count - raised, Host.Crossings - crossings - Host.ScheduledTicks);
    }

    [Fact]
    public void Backlog_AsksForAnotherTick_AndStopsAskingWhenItIsGone()
    {
        Host.Files["config.json"] = """{"events":{"compatibility":"off"}}""";
        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");
        for (var i = 0; i < 100; i++)
        {
            Push(Envelope("A", "{}"));
        }

        RunTick();
        Assert.Equal(30, CountOf(ScriptContract.PushEvent));
        Assert.Equal(1, Host.ScheduledTicks);

        TickUntil(() => CountOf(ScriptContract.PushEvent) == 100, "the rest");
        var asked = Host.ScheduledTicks;
        RunTick();
        Assert.Equal(asked, Host.ScheduledTicks);
    }

    [Fact]
    public void Config_ThatIsWrong_IsReportedOnce_AndTheRestWorks()
    {
        Host.Files["config.json"] = """{"events":{"typed":false,"generic":5},"apiKey":"X"}""";

        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");
        Push(Envelope("EVENT_911", "{}"));
        TickUntil(() => CountOf(ScriptContract.PushEvent) == 1, "the event");

        Assert.Equal(0, CountOf("sonoranpush:pushEvent:EVENT_911"));
        Assert.Single(Host.Lines, line => line.Contains("[SP-102]", StringComparison.Ordinal));
        Assert.Single(Host.Lines, line => line.Contains("[SP-103]", StringComparison.Ordinal));
    }

    [Fact]
    public void Reconnect_TakesNewConnections()
    {
        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");

        Resource.Reconnect();

        TickUntil(() => CountOf(ScriptContract.Connected) == 2, "the new connection");
        Assert.Equal(1, CountOf(ScriptContract.Disconnected));
    }

    [Fact]
    public void Server_ThatThrowsInATick_DoesNotEndTheResource()
    {
        Host.OnRaise = raised =>
        {
            if (raised.Name == ScriptContract.WarmUp)
            {
                throw new InvalidOperationException("not yet");
            }
        };
        Resource.WarmUp();

        TickUntil(() => Resource.IsConnected(7), "the connection");

        Assert.Single(Host.Lines, line => line.Contains("[SP-901]", StringComparison.Ordinal));
    }

    [Fact]
    public void PlayersScript_NoAnswer_IsReportedOnceWhileEventsAreRaised()
    {
        Host.Files["config.json"] = """{"unitLocation":{"track":"all"}}""";
        TickUntil(() => CountOf(ScriptContract.Connected) == 1, "the connection");
        TickQuicklyUntil(() => Host.Lines.Any(line => line.Contains("[SP-408]", StringComparison.Ordinal)), "the warning");

        Push(Envelope("EVENT_911", "{}"));
        TickQuicklyUntil(() => CountOf(ScriptContract.PushEvent) == 1, "the event");

        Assert.Single(Host.Lines, line => line.Contains("[SP-408]", StringComparison.Ordinal));
    }

    // An exec of a pipe, say: opening it waits for the other end.
    [Fact]
    public void ServersConfiguration_ThatNobodyCanReadToItsEnd_KeepsNoEventBack()
    {
        using var mayGoOn = new ManualResetEventSlim();
        using var hasBegun = new ManualResetEventSlim();
        Resource.CheckKeyExposure(
            new ApiKeyExposureCheck(
                () =>
                {
                    hasBegun.Set();
                    mayGoOn.Wait();
                    throw new InvalidOperationException("in vain");
                },
                Resource.Logger),
            "sonoranpush");
        TickUntil(() => Resource.IsConnected(7) && hasBegun.IsSet, "the connection");

        Push(Envelope("EVENT_911", "{}"));
        TickUntil(() => CountOf(ScriptContract.PushEvent) == 1, "the event");

        mayGoOn.Set();
        TickUntil(() => Host.Lines.Any(line => line.Contains("key protection", StringComparison.Ordinal)), "a word on the look that failed");
        Push(Envelope("EVENT_911", "{}"));
        TickUntil(() => CountOf(ScriptContract.PushEvent) == 2, "the next event");
        Assert.Single(Host.Lines, line => line.Contains("[SP-901]", StringComparison.Ordinal));
    }

    [Fact]
    public void KeyProtection_IsCheckedOnce_WhenThereIsAKey()
    {
        Host.Convars.Remove("sonoranpush_apiKey");
        var looks = 0;
        Resource.CheckKeyExposure(
            new ApiKeyExposureCheck(
                () =>
                {
                    Interlocked.Increment(ref looks);
                    return ServerCfgReader.Read(["+set", "sonoranpush_apiKey", "k"], _ => string.Empty);
                },
                Resource.Logger),
            "sonoranpush");

        TickUntil(() => Host.Lines.Any(line => line.Contains("has started", StringComparison.Ordinal)), "the end of the start");
        Assert.Equal(0, looks);
        Host.Convars["sonoranpush_apiKey"] = Key;
        TickQuicklyUntil(() => Host.Lines.Any(line => line.Contains("[SP-106]", StringComparison.Ordinal)), "the warning");
        for (var i = 0; i < 10; i++)
        {
            RunTick();
        }

        Assert.Equal(1, looks);
    }

    [Fact]
    public void Stop_EndsTheSessions_AndLaterTicksDoNothing()
    {
        TickUntil(() => Resource.IsConnected(7), "the connection");

        Resource.Stop();
        var crossings = Host.Crossings;
        RunTick();

        Assert.True(Hub.Last.IsClosed);
        Assert.False(Resource.IsConnected(null));
        Assert.Equal(crossings, Host.Crossings);
    }

    [Fact]
    public void Stop_OfAFrozenHub_ReturnsAllTheSame()
    {
        var frozen = new TaskCompletionSource();
        Hub.OnClose = () => frozen.Task;
        TickUntil(() => Resource.IsConnected(7), "the connection");

        var watch = Stopwatch.StartNew();
        Resource.Stop();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.ElapsedMilliseconds} ms");
        frozen.SetResult();
    }

    // Each answer is two crossings of a server that waits for the stop.
    [Fact]
    public void Stop_WithAThousandRequestsUnderWay_AnswersOnlyAsManyAsThereIsTimeFor()
    {
        Host.Files["config.json"] = """{"http":{"listener":"on"}}""";
        TickUntil(() => Resource.IsConnected(7) && Host.HttpHandler is not null, "the connection");
        var calls = Enumerable.Range(0, 1000).Select(_ => FakeHttpCall.Slow()).ToList();
        calls.ForEach(Host.HttpHandler!);
        var crossings = Host.Crossings;

        Resource.Stop();

        Assert.Equal(crossings, Host.Crossings);
        Assert.Equal(100, calls.Sum(call => call.Answers));
    }

    [Fact]
    public void Stop_BeforeTheStartIsOver_DoesNoHarm()
    {
        RunTick();

        Resource.Stop();

        Assert.Empty(Hub.Connections);
    }
}
