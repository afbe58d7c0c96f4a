using SonoranPush.Benchmarks.EndToEnd;
using SonoranPush.Benchmarks.Locations;

namespace SonoranPush.Benchmarks.Ticks;

/// <summary>Verb <c>tick</c>: the resource as it is shipped, every player tracked. How long its first ticks after a start take on
/// Mono, and which share of the main thread it has when events and locations flow.</summary>
internal static class TickVerb
{
    private const string Config = """{"unitLocation":{"track":"all"},"rest":{"snapshot":false}}""";
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

        Print($"Ticks after the start banner: the longest had {worst:0.00} ms of own work; mark: {MostMilliseconds} ms.");
        Print($"\n{Rate} push events a second with all events on, {players} players tracked:");

        // On Mono a crossing is a call into another AppDomain, as on a real server, and costs what it costs; on .NET it is charged.
        await ShareAsync(onMono: false, Crossing, players, duration);
        await ShareAsync(onMono: true, 0, players, duration);
        return 0;
    }

    private static async Task<double> StartAsync(int number)
    {
        using var folders = new Folders(Config);
        await using var cad = await CadProcess.StartAsync();
        await using var server = Start(onMono: true, cad, folders, crossing: 0);
        await server.Child.HearAsync("has started.");
        await server.ResetAccountAsync();
        var before = ProcessorTime.Read(server.Child.Process);
        await new Streets(server, PlayersAtStart, TrackMix.All[0], Parts).JoinAsync();
        await cad.PushAsync(1, (int)(FirstSeconds.TotalSeconds * Rate), Rate);
        var own = (await server.ReadAccountAsync()).OwnMs;
        var waited = ProcessorTime.Between(before, ProcessorTime.Read(server.Child.Process)).TickWaited;
        Print($"start {number}, own work in the first {FirstSeconds.TotalSeconds:0} s: max {own.Max:0.00}, p99 {own.P99:0.00}, p50 {own.Median:0.00} ms a tick; the thread waited {waited.TotalMilliseconds:0} ms for a processor");
        return own.Max;
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
