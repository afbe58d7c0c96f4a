namespace SonoranPush.Benchmarks.Locations;

/// <summary>Verb <c>locations</c>: prints how well the live map follows the units, ours against the official policy.</summary>
internal static class LocationsVerb
{
    private static readonly int[] UsualUnits = [300, 1000];
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(60);

    public static int Run(ReadOnlySpan<string> args)
    {
        Console.WriteLine("ours / official = ratio; round trip 60 ms; 300 s after 60 s of warm-up.");
        Console.WriteLine("error: metres between a unit and what the map shows, all units. age: units that are not parked. interval: between two updates of a unit without a stop in between.");
        foreach (var units in args.Length == 0 ? UsualUnits : Array.ConvertAll(args.ToArray(), ParseUnits))
        {
            foreach (var mix in TrackMix.All)
            {
                Line($"\n{mix.Name}");
                Print(Simulation.Run(units, mix, RoundTrip));
            }
        }

        return 0;
    }

    private static int ParseUnits(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Print(SimulationResult run)
    {
        Line($"{run.Units} units{"p50",37}{"p95",25}{"p99",25}");
        Print("position error, m", run.Ours.Error, run.Official.Error);
        Print("age, s", run.Ours.Age, run.Official.Age);
        foreach (var (kind, official) in run.Official.Intervals)
        {
            Print($"interval {kind}, s", run.Ours.Intervals[kind], official);
        }

        Line($"  {"rows a second",-24}{Pair(run.OurRows, run.OfficialRows, "0")}");
        Line($"  refused by the hub: {run.Refusals}");
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
