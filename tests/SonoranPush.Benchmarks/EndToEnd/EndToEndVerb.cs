namespace SonoranPush.Benchmarks.EndToEnd;

/// <summary>Verb <c>endtoend</c>: from the hub in one process to a consumer's handler on the game server's main thread in another,
/// SonoranPush beside the shortest possible clients.</summary>
internal static class EndToEndVerb
{
    private const int UsualSeconds = 2;
    private const int Rounds = 3;
    private const int FlatOut = 0;
    private const int FlatOutEvents = 5000;

    private const int KindsRate = 50;

    private static readonly (string Name, string Events)[] Kinds =
    [
        ("generic", "\"typed\":false,\"changes\":false,\"compatibility\":\"off\""),
        ("generic, changes", "\"typed\":false,\"compatibility\":\"off\""),
        ("generic, typed, changes", "\"compatibility\":\"off\""),
        ("all", "\"compatibility\":\"on\""),
    ];

    private static readonly int[] Rates = [10, 100, 1000, FlatOut];
    private static readonly double[] CrossingCosts = [0, 0.1];

    /// <param name="args">Seconds for each rate, client and round; then <c>mono</c> or <c>net</c> to have one runtime alone.</param>
    public static int Run(ReadOnlySpan<string> args)
    {
        var seconds = args.IsEmpty ? UsualSeconds : double.Parse(args[0], CultureInfo.InvariantCulture);
        bool[] runtimes = args.Length < 2 ? [false, true] : [args[1] == "mono"];
        return RunAsync(seconds, runtimes).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(double seconds, bool[] runtimes)
    {
        Console.WriteLine("Push events of about 510 bytes, 300 units, one event raised for each, one consumer. Medians of three rounds in turns; max: of all.");
        foreach (var onMono in runtimes)
        {
            foreach (var crossing in CrossingCosts)
            {
                await MeasureAsync(onMono, crossing, seconds);
            }

            await MeasureKindsAsync(onMono, seconds);
        }

        return 0;
    }

    // What each kind of event costs beside the others, when every push event changes a unit.
    private static async Task MeasureKindsAsync(bool onMono, double seconds)
    {
        Console.WriteLine($"\nKinds of events on {(onMono ? "Mono" : ".NET")}, {KindsRate} push events a second, a crossing costs {CrossingCosts[^1]} ms.");
        var table = new Table("raised", "crossings for each", "own us for each", "main thread ms/s");
        foreach (var (name, events) in Kinds)
        {
            var config = $$$"""{"events":{{{{events}}}},"unitLocation":{"track":"off"},"rest":{"snapshot":false}}""";
            await using var arena = await Arena.StartAsync(onMono, CrossingCosts[^1], ownConfig: config);
            var count = (int)(KindsRate * Math.Max(seconds, 1));
            var sample = Sample.Of((await arena.MeasureAsync(Rounds, count, KindsRate))[Arena.Ours]);
            table.Add(name, sample.Crossings, sample.OwnUs, sample.TickMs.Total * KindsRate / count);
        }

        table.Print();
    }

    private static async Task MeasureAsync(bool onMono, double crossing, double seconds)
    {
        await using var arena = await Arena.StartAsync(onMono, crossing);
        var runtime = onMono ? "Mono" : ".NET";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nGame server on {runtime}, a crossing costs {crossing} ms. Latency and ticks in ms; pool, tick and own work in us for each event."));
        if (arena.NodeIsMissing is { } reason)
        {
            Console.WriteLine($"No {Arena.PlainNode}: {reason}.");
        }

        var table = new Table(
            "asked/s", "client", "events/s", "latency p50", "p99", "max", "tick p50", "p99", "max",
            "pool us", "tick us", "own us", "crossings", "MB");
        var ratios = new Table("asked/s", "SonoranPush to", "events/s", "latency p50", "latency p99", "pool", "tick", "own");
        foreach (var rate in Rates)
        {
            var count = rate == FlatOut ? FlatOutEvents : (int)Math.Max(rate * seconds, 10);
            var samples = await arena.MeasureAsync(Rounds, count, rate);
            var asked = rate == FlatOut ? "flat out" : $"{rate}";
            foreach (var (name, rounds) in samples)
            {
                Add(table, asked, name, Sample.Of(rounds));
                if (name != Arena.Ours)
                {
                    Add(ratios, asked, name, samples[Arena.Ours], rounds);
                }
            }
        }

        table.Print();
        Console.WriteLine("Ratios, the median of the rounds:");
        ratios.Print();
    }

    private static void Add(Table table, string asked, string name, Sample sample) => table.Add(
        asked, name, sample.EventsPerSecond, sample.LatencyMs.P50, sample.LatencyMs.P99, sample.LatencyMs.Max,
        sample.TickMs.Median, sample.TickMs.P99, sample.TickMs.Max,
        sample.PoolUs, sample.TickUs, sample.OwnUs, sample.Crossings, sample.Megabytes);

    private static void Add(Table table, string asked, string name, List<Sample> ours, List<Sample> others)
    {
        double Ratio(Func<Sample, double> figure) => Ratios.Median(ours, others, figure);
        table.Add(
            asked, name, Ratio(sample => sample.EventsPerSecond), Ratio(sample => sample.LatencyMs.P50), Ratio(sample => sample.LatencyMs.P99),
            Ratio(sample => sample.PoolUs), Ratio(sample => sample.TickUs), Ratio(sample => sample.OwnUs));
    }
}
