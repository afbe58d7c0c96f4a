using SonoranPush.Benchmarks.EndToEnd;
using SonoranPush.Benchmarks.Locations;

namespace SonoranPush.Benchmarks.Ticks;

/// <summary>Verb <c>tick</c>: the resource as it is shipped, every player tracked. What its first ticks after a start take of the processor
/// on Mono, and which share of the main thread it has when events and locations flow.</summary>
internal static class TickVerb
{
    private const string Config = """{"unitLocation":{"track":"all"},"rest":{"snapshot":false}}""";
    private const string ConfigWithSnapshot = """{"unitLocation":{"track":"all"}}""";
    private const double Crossing = 0.1;
    private const int Rate = 50;
    private const int UsualStarts = 5;
    private const int UsualPlayers = 1000;
    private const int UsualSeconds = 15;
    private const int PlayersAtStart = 100;
    private const int Parts = 10;
    private const double MostMilliseconds = 5;
    private const double MostShare = 0.1;

    private static readonly TimeSpan FirstSeconds = TimeSpan.FromSeconds(5);

    /// <param name="args">Starts, players, and seconds of measuring.</param>
    public static int Run(ReadOnlySpan<string> args)
    {
        var starts = Number(args, 0, UsualStarts);
        var players = Number(args, 1, UsualPlayers);
        return RunAsync(starts, players, TimeSpan.FromSeconds(Number(args, 2, UsualSeconds))).GetAwaiter().GetResult();
    }

    private static int Number(ReadOnlySpan<string> args, int index, int usual) =>
        args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : usual;

    private static async Task<int> RunAsync(int starts, int players, TimeSpan duration)
    {
        var worst = 0.0;
        for (var start = 1; start <= starts; start++)
        {
            worst = Math.Max(worst, await StartAsync(start));
        }

        Print($"Ticks after the start banner: the longest took {worst:0.00} ms of processor time; mark: {MostMilliseconds} ms.");
        Print($"\n{Rate} push events a second with all events on, {players} players tracked:");

        // On Mono a crossing is a call into another AppDomain, as on a real server, and costs what it costs; on .NET it is charged.
        await ShareAsync(onMono: false, Crossing, players, duration);
        await ShareAsync(onMono: true, 0, players, duration);
        return 0;
    }

    private static async Task<double> StartAsync(int number)
    {
        using var folders = new Folders(ConfigWithSnapshot);
        await using var cad = await CadProcess.StartAsync();
        var players = Enumerable.Range(1, PlayersAtStart).SelectMany(id => new[] { "--player", $"{id}=license:{id:x40}@{id},20,30" });
        await using var server = new GameServer(onMono: true, 0, folders, folders.Resource, [.. GameServer.Login(cad), .. players]);
        await server.Child.HearAsync("has started.");
        await server.ResetAccountAsync();
        await cad.PushAsync(1, (int)(FirstSeconds.TotalSeconds * Rate), Rate);
        var account = await server.ReadAccountAsync();
        var time = account.CSharpMs;
        Print($"start {number}, processor time in the first {FirstSeconds.TotalSeconds:0} s: max {time.Max:0.00}, p99 {time.P99:0.00}, p50 {time.Median:0.00} ms a tick; by the clock {account.OwnMs.Max:0.00} ms");
        return time.Max;
    }

    private static async Task ShareAsync(bool onMono, double crossing, int players, TimeSpan duration)
    {
        using var folders = new Folders(Config);
        await using var cad = await CadProcess.StartAsync();
        await using var server = Start(onMono, cad, folders, crossing);
        var streets = new Streets(server, players, TrackMix.All[0], Parts);
        await streets.JoinAsync();
        using var end = new CancellationTokenSource();
        var traffic = streets.FlowAsync(end.Token);

        // Until everybody is known, and was sent once.
        await cad.PushAsync(1, Rate * (10 + (players / 50)), Rate);
        await server.ResetAccountAsync();
        var rowsBefore = await cad.PushAsync(1, 0, Rate);
        var began = Stopwatch.GetTimestamp();
        var rows = await cad.PushAsync(1, (int)(duration.TotalSeconds * Rate), Rate) - rowsBefore;
        var account = await server.ReadAccountAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await end.CancelAsync();
        await traffic;
        Print(onMono ? "Mono" : ".NET", account, seconds, rows);
    }

    // What the listener does inside our ticks is not ours.
    private static void Print(string runtime, Account account, double seconds, int rows)
    {
        var whole = account.TickMs.Total - account.Consumer!.TickMs.Total;
        var share = (account.OwnMs.Total + (account.Crossings.Total * Crossing)) / 1000 / seconds;
        Print($"{runtime}: our share of the main thread {share:0.0 %} with crossings at {Crossing} ms (mark: under {MostShare:0 %}), of it own work {account.OwnMs.Total / 1000 / seconds:0.00 %}");
        Print($"measured {whole / 1000 / seconds:0.0 %}: a crossing took {(whole - account.OwnMs.Total) / account.Crossings.Total:0.00} ms");
        Print($"a second: {account.Crossings.Total / seconds:0} crossings, {account.EventsRaised / seconds:0} events raised, {rows / seconds:0} rows sent");
        Print($"ticks p50 {account.TickMs.Median:0.00}, p99 {account.TickMs.P99:0.00}, max {account.TickMs.Max:0.00} ms, crossings and the consumer included");
        Print($"own work p50 {account.OwnMs.Median:0.00}, p99 {account.OwnMs.P99:0.00}, max {account.OwnMs.Max:0.00} ms");
    }

    private static GameServer Start(bool onMono, CadProcess cad, Folders folders, double crossing) =>
        new(onMono, crossing, folders, folders.Resource, GameServer.Login(cad));

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
