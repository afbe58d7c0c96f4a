using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SonoranPush.Benchmarks.Measures;
using SonoranPush.Benchmarks.Mono;

namespace SonoranPush.Benchmarks.Growth;

/// <summary>Verb <c>growth</c>: what an event costs after many others, and a player among many others, on
/// Mono, as a table and a chart.</summary>
internal static class GrowthVerb
{
    private const int UsualEvents = 1_000_000;
    private const int UsualSeconds = 200;

    /// <param name="args">Events, seconds of play for each number of players, and where the chart goes.</param>
    public static int Run(ReadOnlySpan<string> args)
    {
        var events = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : UsualEvents;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : UsualSeconds;
        var chart = args.Length > 2 ? args[2] : Path.Combine(Checkout.Project, "growth.svg");
        return RunAsync(events, seconds, chart).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(int events, int seconds, string chart)
    {
        var perEvent = await MeasureAsync("events", events);
        var perPlayer = await MeasureAsync("players", seconds);
        if (perEvent.Length == 0 || perPlayer.Length == 0)
        {
            return 1;
        }

        Print(new Table("after so many events", "us of processor time for each", "heap MB"), perEvent);
        Console.WriteLine();
        Print(new Table("players", "own us for each a second", "own us a tick", "crossings/s", "rows/s"), perPlayer);
        await File.WriteAllTextAsync(chart, LineChart.Draw(Chart("processor time for an event after so many, Mono", perEvent), Chart("own work for each player a second, Mono", perPlayer)));
        Console.WriteLine($"\nThe chart is in {chart}.");
        return 0;
    }

    private static async Task<double[][]> MeasureAsync(string what, int size) =>
        [.. (await MonoProgram.RunAsync(what, size)).Select(line => line.Split('\t').Select(Number).ToArray())];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Print(Table table, double[][] rows)
    {
        foreach (var row in rows)
        {
            table.Add([(int)row[0], .. row.Skip(1)]);
        }

        table.Print();
    }

    private static LineChart Chart(string title, double[][] rows) => new(title, "us", [.. rows.Select(row => ((int)row[0], row[1]))]);
}
