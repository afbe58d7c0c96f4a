using System.Diagnostics;
using SonoranPush.Configuration;
using SonoranPush.Requests;
using SonoranPush.Rest;
using SonoranPush.Session;
using SonoranPush.Session.Tls;
using SonoranPush.UnitTests.Cad;
using SonoranPush.UnitTests.Rest;

namespace SonoranPush.UnitTests.Requests;

/// <summary>Requests of resources on a primed scene (among others the units 101 and 102 of the players 1 and 2) to a service that is a script. The test
/// is the main thread.</summary>
public abstract class RequestSpecification : Specification
{
    protected const string Key = "S3CRET";

    protected RequestSpecification()
    {
        Scene = new CadScene(Clock, Logger).Primed();
        Service = new FakeRequestService(Clock);
        Limits = new EndpointLimits(Clock);
        Requests = new RequestDispatcher(
            Scene.State, new RequestSender(new CadRestClient(() => Service, new TlsTrust(Logger, Clock), Clock)), Limits, Logger, Clock);
        Requests.Use([SettingsOf(InboundPath.ServerId)]);
        Exports = new RequestExports(Requests);
    }

    private protected CadScene Scene { get; }

    private protected FakeRequestService Service { get; }

    private protected EndpointLimits Limits { get; }

    private protected RequestDispatcher Requests { get; }

    private protected RequestExports Exports { get; }

    /// <summary>What callbacks got, each as "label: true|false result".</summary>
    private protected List<string> Answers { get; } = [];

    private protected static SessionSettings SettingsOf(int serverId, string key = Key) =>
        new(new Uri("https://api.example.test/apiWsHub"), true, "community", new ApiKey(key), serverId);

    private protected Action<object?[]> Callback(string label = "") =>
        arguments => Answers.Add($"{label}: {Convert.ToString(arguments[0], null)!.ToLowerInvariant()} {(arguments[1] is string reason ? reason : "table")}");

    private protected void TickUntil(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"Ticked in vain for {what}: {string.Join('\n', Answers)}");
            Requests.Tick();
            Thread.Yield();
        }
    }

    private protected void Answered(int count) => TickUntil(() => Answers.Count >= count, $"{count} answers");

    private protected void Asked(int count) => TickUntil(() => Service.Requests.Count >= count, $"{count} requests, {Service.Requests.Count} came");

    /// <summary>Somebody waits that long; the time passes.</summary>
    private protected void Pass(TimeSpan wait)
    {
        TickUntil(() => Clock.Waits.Contains(wait), $"a wait of {wait}, these are: {string.Join(' ', Clock.Waits)}");
        Clock.Advance(wait);
    }

    private protected IEnumerable<string> Bodies => Service.Requests.Select(request => request.Body);

    protected override void Dispose(bool disposing)
    {
        Requests.Stop(TimeSpan.Zero);
        Wait.For(Requests.StopAsync()).GetAwaiter().GetResult();
        base.Dispose(disposing);
    }
}
