using System.Text.Json;
using LocalCad;
using SonoranPush.Benchmarks.EndToEnd;
using SonoranPush.Benchmarks.Measures;

namespace SonoranPush.Benchmarks.Restarts;

/// <summary><c>restarts</c>: starts and stops of the resource on Mono at random moments, while the CAD is well, down, frozen or refuses.
/// None may abort the server, hang, or take longer than a server grants. Then the memory that each one has left behind.</summary>
internal static class RestartsVerb
{
    private const double MostStopMs = 300;
    private const double LongestLife = 2.5;
    private const int WarmUp = 10;

    private static readonly TimeSpan TwoTicks = TimeSpan.FromMilliseconds(100);

    private static readonly string[] States = ["Connecting", "Authenticating", "Ready", "BackingOff", "Refused"];

    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (RestartOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine("Usage: SonoranPush.Benchmarks " + RestartOptions.Usage);
            return 2;
        }

        return RunAsync(options).GetAwaiter().GetResult() ? 0 : 1;
    }

    private static async Task<bool> RunAsync(RestartOptions options)
    {
        Print($"restarts: {options.Count}, seed {options.Seed}, of {options.Subject}");
        using var folders = new Folders("{}");
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        var isOwn = options.Subject == RestartSubject.SonoranPush;
        var folder = options.Subject switch
        {
            RestartSubject.Empty => folders.Listener,
            RestartSubject.Libraries => folders.Libraries,
            _ => folders.Resource,
        };
        await using var server = new GameServer(onMono: true, crossing: 0, folders, folder, Arguments(cad.HubUrl));
        var run = new RestartRun(cad, server, System.IO.Path.GetFileName(folder));
        var random = new Random(options.Seed);
        var (early, restarts) = (0L, 0);
        try
        {
            for (var number = 1; number <= options.Count; number++)
            {
                var circumstance = isOwn ? Circumstance.All[random.Next(Circumstance.All.Count)] : Circumstance.All[0];
                await run.PlayAsync(circumstance, random, TimeSpan.FromSeconds(isOwn ? random.NextDouble() * LongestLife : 0.2));
                if (number == Math.Min(WarmUp, options.Count))
                {
                    (early, restarts) = (run.ResidentBytes, number);
                }
            }
        }
        catch (TimeoutException exception)
        {
            Print($"after {run.Stops.Count} stops: {exception.Message}; the server {(server.Child.Process.HasExited ? $"ended with {server.Child.Process.ExitCode}" : "hangs")}");
            return false;
        }

        var perRestart = (run.ResidentBytes - early) / 1e6 / Math.Max(1, options.Count - restarts);
        var late = run.Stops.Count(stop => stop.OwnMs > MostStopMs);
        Print($"{run.Stops.Count} stops, none aborted or hung. In states: {string.Join(", ", run.StatesSeen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"))}");
        Print($"stop p50 {Quantile(run, 0.5):0} ms, p99 {Quantile(run, 0.99):0} ms, max {Quantile(run, 1):0} ms; {late} over {MostStopMs:0} ms, the main thread's waiting for a processor taken off");
        Print($"resident memory: {early / 1e6:0} MB after {restarts}, {run.ResidentBytes / 1e6:0} MB at the end, {perRestart:0.00} MB a restart");
        return late == 0 && (!isOwn || States.All(run.StatesSeen.ContainsKey));
    }

    private static string[] Arguments(Uri hub) =>
    [
        "--set", "sonoranpush_communityId=demo", "--set", "sonoranpush_apiKey=demo-key", "--set", "sonoranpush_serverId=1",
        "--set", "sonoranpush_hubUrl=" + hub,
    ];

    private static double Quantile(RestartRun run, double part)
    {
        var sorted = run.Stops.Select(stop => stop.WallMs).Order().ToList();
        return sorted[(int)((sorted.Count - 1) * part)];
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The server under test, stop by stop.</summary>
    private sealed class RestartRun(LocalCadServer cad, GameServer server, string resource)
    {
        /// <summary>How long the main thread was in each stop, without and with its waiting for a processor.</summary>
        public List<(double OwnMs, double WallMs)> Stops { get; } = [];

        /// <summary>How many sessions were stopped in each state; <c>starting</c> where there was none yet.</summary>
        public Dictionary<string, int> StatesSeen { get; } = [];

        public long ResidentBytes
        {
            get
            {
                server.Child.Process.Refresh();
                return server.Child.Process.WorkingSet64;
            }
        }

        public async Task PlayAsync(Circumstance circumstance, Random random, TimeSpan life)
        {
            await circumstance.Begin(cad, random);
            if (Stops.Count > 0)
            {
                await server.DoAsync(new { @do = "startResource", resource });
            }

            await Task.Delay(life, TimeProvider.System);
            await circumstance.BeforeStop(cad);
            await StopAsync();
            cad.Faults.Clear();
            if (circumstance.IsDown)
            {
                await cad.RestartAsync();
            }
        }

        private async Task StopAsync()
        {
            var state = "starting";
            await server.DoAsync(new { @do = "command", text = "sonoranpush status" });

            // Its lines come with the next tick.
            await Task.Delay(TwoTicks, TimeProvider.System);
            var before = ProcessorTime.Read(server.Child.Process);
            await server.DoAsync(new { @do = "resetAccount" });
            await server.DoAsync(new { @do = "stopResource", resource });
            await server.Child.HearAsync(
                "Stopped resource " + resource, line => state = Array.Find(States, each => line.Contains(each + "^7", StringComparison.Ordinal)) ?? state);
            var waited = ProcessorTime.Between(before, ProcessorTime.Read(server.Child.Process)).TickWaited.TotalMilliseconds;
            await server.DoAsync(new { @do = "account" });
            var account = JsonSerializer.Deserialize<Account[]>(await server.Child.HearAsync("$account "), JsonSerializerOptions.Web)!;
            var wall = account.Single(each => each.Name == resource).TickMs.Max;
            Stops.Add((wall - Math.Min(waited, wall), wall));
            StatesSeen[state] = StatesSeen.GetValueOrDefault(state) + 1;
        }
    }
}
