using System.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.UnitTests;

/// <summary>The whole resource on a fake server, a fake hub and a fake clock. Synchronous: the test is the main thread.</summary>
public abstract class PushResourceSpecification : Specification
{
    protected const string Key = "My-Secret-Key-1234";

    private static readonly TimeSpan ServerTick = TimeSpan.FromMilliseconds(50);

    // Ticks fly by while the pool works, so that hardly any time passes in one.
    private static readonly TimeSpan ShortTick = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LongTick = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected PushResourceSpecification()
    {
        Resource = new PushResource(Host, Hub.Connect, Clock);
        Host.Convars["sonoranpush_communityId"] = "community";
        Host.Convars["sonoranpush_apiKey"] = Key;
        Host.Convars["sonoranpush_serverId"] = "7";
    }

    private protected FakeScriptHost Host { get; } = new();

    private protected FakeHub Hub { get; } = new();

    private protected PushResource Resource { get; }

    private protected void RunTick() => RunTick(ServerTick);

    /// <summary>Ticks until something is so. The sessions run on the pool meanwhile.</summary>
    private protected void TickUntil(Func<bool> condition, string what) => TickUntil(condition, what, ShortTick);

    /// <summary>The same, but much time passes from tick to tick.</summary>
    private protected void TickQuicklyUntil(Func<bool> condition, string what) => TickUntil(condition, what, LongTick);

    private protected void Push(string json) => Hub.Last.Sink.Receive(Encoding.UTF8.GetBytes(json));

    private protected static string Envelope(string type, string data, string key = Key) =>
        $$"""{"key":"{{key}}","type":"{{type}}","data":{{data}} }""";

    private protected int CountOf(string eventName) => Host.RaisedAs(eventName).Count();

    protected override void Dispose(bool disposing)
    {
        Resource.Stop();
        base.Dispose(disposing);
    }

    private void RunTick(TimeSpan time)
    {
        Clock.Advance(time);
        Resource.Tick();
    }

    /// <summary>The same, with this much time from tick to tick.</summary>
    private protected void TickUntil(Func<bool> condition, string what, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        do
        {
            Assert.True(watch.Elapsed < Patience, $"Ticked in vain for {what}: {string.Join('\n', Host.Lines)}");
            RunTick(time);
        }
        while (!SpinWait.SpinUntil(condition, TimeSpan.FromMilliseconds(1)));
    }
}
