using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SonoranPush.Benchmarks.EndToEnd;
using SonoranPush.Benchmarks.Measures;

namespace SonoranPush.Benchmarks.Regress;

/// <summary>Verb <c>regress</c>: has SonoranPush become slower against the plain C# client? Ends with 1 when a ratio is more than
/// a quarter above the stored one.</summary>
internal static class RegressVerb
{
    private const int Rate = 1000;
    private const int UsualRounds = 7;
    private const int UsualEvents = 4000;

    private static readonly string Stored = Path.Combine(Checkout.Project, "ratios.json");
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <param name="args"><c>store</c> first to write the stored ratios anew; then rounds, and events for each.</param>
    public static int Run(ReadOnlySpan<string> args)
    {
        var stores = args is ["store", ..];
        var numbers = args[(stores ? 1 : 0)..].ToArray().Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var rounds = numbers.ElementAtOrDefault(0) is > 0 and var first ? first : UsualRounds;
        var events = numbers.ElementAtOrDefault(1) is > 0 and var second ? second : UsualEvents;
        var measured = MeasureAsync(rounds, events).GetAwaiter().GetResult();
        return stores ? Store(measured) : Compare(measured);
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(int rounds, int events)
    {
        var ratios = new Dictionary<string, double>();
        foreach (var onMono in new[] { false, true })
        {
            await using var arena = await Arena.StartAsync(onMono, crossing: 0, withNode: false);
            var samples = await arena.MeasureAsync(rounds, events, Rate);
            double Ratio(Func<Sample, double> figure) => Ratios.Median(samples[Arena.Ours], samples[Arena.PlainCSharp], figure);
            var runtime = onMono ? "Mono" : ".NET";
            ratios[$"{runtime}, processor time off the main thread"] = Ratio(sample => sample.PoolUs);
            ratios[$"{runtime}, processor time on the main thread"] = Ratio(sample => sample.TickUs);
            ratios[$"{runtime}, own work on the main thread"] = Ratio(sample => sample.OwnUs);
        }

        return ratios;
    }

    private static int Store(Dictionary<string, double> measured)
    {
        File.WriteAllText(Stored, JsonSerializer.Serialize(measured.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value, 3)), Readable) + "\n");
        Console.WriteLine($"Stored in {Stored}.");
        return 0;
    }

    private static int Compare(Dictionary<string, double> measured)
    {
        var stored = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(Stored))!;
        var table = new Table("SonoranPush to the plain C# client, 1,000 events/s", "stored", "now");
        foreach (var (name, before) in stored)
        {
            table.Add(name, before, measured.GetValueOrDefault(name, double.NaN));
        }

        table.Print();
        var regressions = RatioComparison.Regressions(stored, measured).ToList();
        regressions.ForEach(Console.WriteLine);
        Console.WriteLine(regressions.Count == 0 ? "No ratio is more than a quarter above the stored one." : $"{regressions.Count} regressions.");
        return regressions.Count == 0 ? 0 : 1;
    }
}
