using System;
using System.Globalization;
using SonoranPush.Benchmarks.Measures;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>Verb <c>locations</c>: prints how well the live map follows the units, ours against the official policy.</summary>
internal static class LocationsVerb
{
    private static readonly int[] UsualUnits = [32, 100, 300, 1000];
    private static readonly int[] RoundTrips = [0, 60];

    public static int Run(ReadOnlySpan<string> args)
    {
        Console.WriteLine("ours / official = ratio. Tracks: an eighth in pursuits, an eighth in city traffic, half on foot, a quarter parked; 300 s after 60 s of warm-up.");
        Console.WriteLine("error: metres between a unit and what the map shows, all units. age, interval: units that are not parked.");
        Console.WriteLine("interval in motion: intervals without a stop in them. fairness: Jain's index over updates among units of a kind.");
        foreach (var units in args.Length == 0 ? UsualUnits : Array.ConvertAll(args.ToArray(), ParseUnits))
        {
            foreach (var roundTrip in RoundTrips)
            {
                Print(Simulation.Run(units, TimeSpan.FromMilliseconds(roundTrip)));
            }
        }

        return 0;
    }

    private static int ParseUnits(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Print(SimulationResult run)
    {
        Line($"\n{run.Units} units, round trip {run.RoundTrip.TotalMilliseconds:0} ms{"p50",17}{"p95",25}{"p99",25}");
        Print("position error, m", run.Ours.Error, run.Official.Error);
        Print("age, s", run.Ours.Age, run.Official.Age);
        Print("interval, s", run.Ours.Interval, run.Official.Interval);
        Print("interval in motion, s", run.Ours.IntervalInMotion, run.Official.IntervalInMotion);
        Line($"  {"fairness index",-24}{Pair(run.Ours.Fairness, run.Official.Fairness, "0.00")}");
        Line($"  {"rows a second",-24}{Pair(run.OurRows, run.OfficialRows, "0")}");
        Line($"  ours: {run.Crossings:0} crossings a second, at most {run.MostCrossings} a tick; main thread {run.MainThread:0.0 %}; refused by the hub: {run.Refusals}");
    }

    private static void Print(string name, in Quantiles ours, in Quantiles official) =>
        Line($"  {name,-24}{Pair(ours.P50, official.P50, "0.0"),25}{Pair(ours.P95, official.P95, "0.0"),25}{Pair(ours.P99, official.P99, "0.0"),25}");

    private static string Pair(double ours, double official, string format)
    {
        var culture = CultureInfo.InvariantCulture;
        return $"{ours.ToString(format, culture),6} / {official.ToString(format, culture),6} = {(ours / official).ToString("0.00", culture)}";
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
