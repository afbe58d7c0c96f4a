using SonoranPush.Compatibility;
using SonoranPush.Configuration;
using SonoranPush.Hosting;
using SonoranPush.PushEvents;

namespace SonoranPush.Benchmarks.Registry;

/// <summary>What units and calls cost the server's main thread: per push event for the registries alone, per official event, and
/// per answer of an export. Crossings are not in it.</summary>
internal static class RegistryVerb
{
    private const int Calls = 2000;
    private const int EventsPerRound = 2_000;
    private const int Rounds = 60;

    /// <summary>Prints a line for each number of units.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var sizes = arguments.Length > 0
            ? arguments.ToArray().Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray()
            : [30, 100, 300, 1000];
        var registries = sizes.Select(units => new RegistryScene(units, Calls, CompatibilityMode.Off)).ToArray();
        var compatibility = sizes.Select(units => new RegistryScene(units, Calls, CompatibilityMode.On)).ToArray();

        // In turns: what disturbs the machine for a while disturbs all sizes alike.
        for (var round = 0; round < Rounds; round++)
        {
            Array.ForEach(registries, Play);
            Array.ForEach(compatibility, Play);
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            Print(sizes[i], registries[i], compatibility[i]);
        }

        return 0;
    }

    private static void Print(int units, RegistryScene registries, RegistryScene compatibility)
    {
        var raised = (double)compatibility.Host.Raised / compatibility.Played;
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "{0,5} units, {1} calls: registries {2:0.00} us per event; official events {3:0.0} per event, {4:0.0} us each, {5:0} bytes",
            units, Calls, registries.Best, raised, (compatibility.Best - registries.Best) / raised, (double)compatibility.Host.Bytes / compatibility.Host.Raised));
        var exports = registries.Follower;
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "      answers, built and written as MessagePack: GetUnitCache {0:0.00} ms, GetCallCache {1:0.00} ms, getUnits limit 50 {2:0.00} ms, getCalls limit 50 {3:0.00} ms",
            Answer(() => exports.OfficialExports.GetUnitCache(null, null)),
            Answer(() => exports.OfficialExports.GetCallCache()),
            Answer(() => exports.Exports.GetUnits(new Dictionary<string, object?> { ["limit"] = 50L })),
            Answer(() => exports.Exports.GetCalls(new Dictionary<string, object?> { ["limit"] = 50L }))));
    }

    private static void Play(RegistryScene scene)
    {
        var pushes = Enumerable.Range(0, EventsPerRound).Select(_ => new QueuedPushEvent(scene.Shift.Next(), 0)).ToArray();
        var began = Stopwatch.GetTimestamp();
        foreach (var push in pushes)
        {
            scene.Take(push);
        }

        scene.Best = Math.Min(scene.Best, Stopwatch.GetElapsedTime(began).TotalMicroseconds / EventsPerRound);
    }

    // Other processes only ever add time.
    private static double Answer(Func<object> build) => Enumerable.Range(0, 7).Min(_ =>
    {
        var began = Stopwatch.GetTimestamp();
        var answer = build();
        var writer = new MessagePackWriter(1 << 20);
        if (answer is Dictionary<object, object?> map)
        {
            foreach (var pair in map)
            {
                writer.WriteValue(pair.Key);
                writer.WriteValue(pair.Value);
            }
        }
        else
        {
            writer.WriteValue(answer);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    });
}
