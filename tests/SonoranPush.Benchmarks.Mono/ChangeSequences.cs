using System.Diagnostics;
using CitizenFX.Core.Runtime;
using SonoranPush.UnitTests.Cad.Changes;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>The property of change events on this runtime: random sequences, each as the unit tests play it.</summary>
internal static class ChangeSequences
{
    private const int LongestSequence = 40;

    /// <summary>Plays sequences until one fails.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Where their random numbers begin; 0 for anywhere.</param>
    /// <returns>The exit code.</returns>
    public static int Play(int count, int seed)
    {
        seed = seed == 0 ? Environment.TickCount : seed;
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        for (var played = 0; played < count; played++)
        {
            var steps = Enumerable.Range(0, random.Next(1, LongestSequence)).Select(_ => random.Next()).ToArray();
            if (ChangeSequence.Play(steps, bytes => MsgPackReader.ReadList(bytes, _ => (Action)(() => { }))) is { } wrong)
            {
                Console.WriteLine($"seed {seed}, sequence {played}: {wrong}\n{string.Join(",", steps)}");
                return 1;
            }
        }

        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0} sequences of changes, seed {1}, {2:0.0} s: the mirrors equal the exports", count, seed, watch.Elapsed.TotalSeconds));
        return 0;
    }
}
