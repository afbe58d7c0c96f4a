using System.Diagnostics;
using SonoranPush.IntegrationTests.Mono.Support;

namespace SonoranPush.IntegrationTests.Faults.Support;

/// <summary>A server process with the built resource, beside a LocalCad behind a real socket. It lives on from fault to fault, because
/// a start costs seconds. Everything that it writes is kept and must not show the API key.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    /// <summary>What the consumer says when it is told to throw: the one fault that is none.</summary>
    public const string ThrownOnPurpose = "thrown on purpose";

    // Some Linux builds of FXServer end on the signal behind them, whatever catches the exception.
    private static readonly string[] ProcessorFaults = ["System.NullReferenceException", "System.DivideByZeroException"];

    private readonly Utterances _utterances;
    private int _lastNumber;

    private FaultWorld(ServerRuntime runtime, LocalCadServer cad, Utterances utterances)
    {
        _utterances = utterances;
        Cad = cad;
        Server = new ServerProcess(runtime, (cad.HubUrl, cad.Options.ApiKey), BuiltFolder.Root, "consumer", Prepare);
        Events = new EventTail(Server.EventsFile);
    }

    public LocalCadServer Cad { get; }

    public ServerProcess Server { get; }

    public EventTail Events { get; }

    public static async Task<FaultWorld> StartAsync(ServerRuntime runtime)
    {
        var utterances = new Utterances();

        // Its signs are written differently in addresses and in JSON.
        var cad = await LocalCadServer.StartAsync(new() { ApiKey = $"k/{Guid.NewGuid():n}+&=", ServerIds = [1, 2], Output = utterances });
        var world = new FaultWorld(runtime, cad, utterances);
        await cad.SessionAsync(1, Soon.Patience);
        return world;
    }

    /// <summary>A number that no push event had yet.</summary>
    public int NextNumber() => Interlocked.Increment(ref _lastNumber);

    /// <summary>Nothing that was written shows the key, in whatever way.</summary>
    public void CheckSecrecy()
    {
        Server.Lines().ToList().ForEach(_utterances.WriteLine);
        Events.Read().ToList().ForEach(raised => _utterances.WriteLine($"{raised.Name} {raised.Arguments.GetRawText()}"));
        _utterances.AssertSilentAbout(Cad.Options.ApiKey);
        _utterances.Clear();
    }

    /// <summary>Stops the server, and checks what every run must hold.</summary>
    public async Task EndAsync()
    {
        var report = await Server.StopAsync();
        CheckSecrecy();
        report.IsClean(exceptFor: ThrownOnPurpose);
        Assert.DoesNotContain(Server.Lines(), line => Array.Exists(ProcessorFaults, fault => line.Contains("EXCEPTION handling: " + fault, StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        Events.Dispose();
        await Server.DisposeAsync();
        await Cad.DisposeAsync();
    }

    // A listener hears of changes only.
    private static void Prepare(ProcessStartInfo start)
    {
        // Mono writes a line for each exception, caught ones included; the host reports them on .NET.
        start.Environment["MONO_ENV_OPTIONS"] = "--trace=" + string.Join(',', ProcessorFaults.Select(fault => "E:" + fault));
        foreach (var convar in new[] { "consumer_busyMs=0", "consumer_throws=" })
        {
            start.ArgumentList.Add("--set");
            start.ArgumentList.Add(convar);
        }
    }
}
