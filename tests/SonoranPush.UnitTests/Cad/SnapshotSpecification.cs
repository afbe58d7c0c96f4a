using System.Diagnostics;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Configuration;
using SonoranPush.Rest;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.UnitTests.Rest;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Cad;

/// <summary>Snapshots of the CAD server 7 (and others, where asked for) on a scene, from a service that is a script. The test is the
/// main thread.</summary>
public abstract class SnapshotSpecification : Specification
{
    protected const string Key = "S3CRET";

    protected SnapshotSpecification()
    {
        Scene = new CadScene(Clock, Logger);
        Schedule = new SnapshotScheduler(
            id => new SessionSettings(Hub, true, Community, new ApiKey(Key), id),
            new SnapshotFetcher(new CadRestClient(() => Rest, new TlsTrust(Logger, Clock), Clock), Scene.Path.Queue.Add, Logger, new EndpointLimits(Clock)),
            Scene.Cad.Snapshots,
            Logger,
            Clock);
        Scene.State.EntryMissed += Schedule.Hint;
    }

    private protected FakeCadRest Rest { get; } = new();

    private protected CadScene Scene { get; }

    private protected SnapshotScheduler Schedule { get; }

    private protected Uri Hub { get; set; } = new("https://api.example.test/apiWsHub");

    private protected string Community { get; set; } = "community";

    private protected void Begin(int serverId = InboundPath.ServerId)
    {
        Schedule.Request(serverId);
        Schedule.Tick();
        Assert.True(Scene.Cad.Snapshots.IsOpen);
    }

    private protected void Snapshot(int serverId = InboundPath.ServerId)
    {
        Begin(serverId);
        Ended();
    }

    private protected void Ended() => Drained(() => !Scene.Cad.Snapshots.IsOpen);

    /// <summary>Somebody waits that long; the time passes.</summary>
    private protected void Pass(TimeSpan wait)
    {
        Drained(() => Clock.Waits.Contains(wait));
        Clock.Advance(wait);
    }

    /// <summary>On this thread alone, which plays the server's main thread.</summary>
    private protected void Drained(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "Waited in vain.");
            Scene.Path.RaiseAll();
            Thread.Yield();
        }
    }
}
