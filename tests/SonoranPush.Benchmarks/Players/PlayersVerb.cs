using System.Text.Json;
using SonoranPush.Benchmarks.EndToEnd;
using SonoranPush.Benchmarks.Locations;
using SonoranPush.Benchmarks.Ticks;

namespace SonoranPush.Benchmarks.Players;

/// <summary>Verb <c>players</c>: what tracked players cost the main thread on Mono. The host charges natives and events what they cost on
/// a real server.</summary>
internal static class PlayersVerb
{
    private const string Config = """{"unitLocation":{"track":"all"},"rest":{"snapshot":false}}""";
    private const int UsualSeconds = 20;
    private const int LargestQuickSize = 300;

    private static readonly int[] Sizes = [32, 300, 1000, 2000];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <param name="args">Seconds of measuring, then numbers of players.</param>
    public static int Run(ReadOnlySpan<string> args)
    {
        var duration = TimeSpan.FromSeconds(args.Length > 0 ? Number(args[0]) : UsualSeconds);
        foreach (var players in args.Length > 1 ? Array.ConvertAll(args[1..].ToArray(), Number) : Sizes)
        {
            MeasureAsync(players, duration).GetAwaiter().GetResult();
        }

        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task MeasureAsync(int players, TimeSpan duration)
    {
        using var folders = new Folders(Config);
        var probe = AddProbe(folders);
        await using var cad = await CadProcess.StartAsync();
        await using var server = new GameServer(
            onMono: true, 0, folders, folders.Resource, [.. GameServer.Login(cad), "--resource", probe, "--costs", "measured"]);

        // What the resource costs while it tracks nobody: nearly all of it is the runtimes' own cost of an empty tick.
        await Task.Delay(WarmUp, TimeProvider.System);
        var idle = await MeasureAsync(server, duration);

        // Nobody stops: a player who stands is read, too, but is in no sample. Above 300 players each is read about once a second.
        var streets = new Streets(server, players, TrackMix.Pursuits, players <= LargestQuickSize ? 2 : 10);
        await streets.JoinAsync();
        using var end = new CancellationTokenSource();
        var traffic = streets.FlowAsync(end.Token);
        await Task.Delay(WarmUp, TimeProvider.System);
        await server.DoAsync(new { @do = "event", name = "probe:reset" });
        var account = await MeasureAsync(server, duration);
        await server.DoAsync(new { @do = "event", name = "probe:report" });
        var ages = JsonSerializer.Deserialize<SampleAges>(await server.Child.HearAsync("$ages "), JsonSerializerOptions.Web)!;
        await end.CancelAsync();
        await traffic;
        Print(players, account, idle, ages);
    }

    private static async Task<Account> MeasureAsync(GameServer server, TimeSpan duration)
    {
        await server.ResetAccountAsync();
        await Task.Delay(duration, TimeProvider.System);
        return await server.ReadAccountAsync();
    }

    private static string AddProbe(Folders folders)
    {
        var folder = Path.Combine(Path.GetDirectoryName(folders.Resource)!, "probe");
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(Checkout.Project, "Players", "probe.lua"), Path.Combine(folder, "probe.lua"));
        File.WriteAllText(Path.Combine(folder, "fxmanifest.lua"), "fx_version 'cerulean'\ngame 'gta5'\nlua54 'yes'\nserver_script 'probe.lua'\n");
        return folder;
    }

    private static void Print(int players, Account account, Account idle, SampleAges ages)
    {
        var (lua, handOver) = (PerSecond(account.LuaMs) - (idle.LuaMs.Total / idle.Seconds), PerSecond(account.HandOverMs));
        var cSharp = PerSecond(account.CSharpMs) - (idle.CSharpMs.Total / idle.Seconds);
        Line($"players {players}: main thread {lua + handOver + cSharp:0.0} ms/s, C# natives {PerSecond(account.CSharpNatives):0.0}/s, garbage {PerSecond(account.AllocatedBytes) / 1e6:0.00} MB/s, longest tick {account.TickMs.Max:0.0} ms, sample age p99 {ages.P99 / 1000.0:0.00} s");
        Line($"  Lua {lua:0.00}, hand-over {handOver:0.00}, C# {cSharp:0.00} ms/s; {PerSecond(account.LuaNatives):0} Lua natives/s; {PerSecond(account.EventsIntoCSharp):0.0} events/s; tick p99 {account.TickMs.P99:0.00} ms; sample age p50 {ages.P50 / 1000.0:0.00} s");

        double PerSecond(TickSpread spread) => spread.Total / account.Seconds;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed record SampleAges(int Count, double P50, double P99);
}
