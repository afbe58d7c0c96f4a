using System.Diagnostics;
using SonoranPush.Benchmarks.Micro;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>Runs operations again and again: a small stand-in for BenchmarkDotNet, which does not run here.</summary>
internal static class OperationLoop
{
    private const int Rounds = 7;

    // netstandard2.0 does not have it; Mono does.
    private static readonly Func<long> AllocatedBytes = (Func<long>)typeof(GC)
        .GetMethod("GetAllocatedBytesForCurrentThread")!.CreateDelegate(typeof(Func<long>));

    /// <summary>Writes a line for each operation: its name, the microseconds and the bytes of one run.</summary>
    /// <param name="milliseconds">For each, and as much again to warm up.</param>
    public static void Run(int milliseconds)
    {
        foreach (var operation in Operations.All)
        {
            var run = operation.Prepare();
            var times = CountIn(run, milliseconds);
            var perRound = Math.Max(1, times / Rounds);
            var rounds = Enumerable.Range(0, Rounds).Select(_ => Measure(run, perRound)).ToList();
            Console.WriteLine(string.Format(
                CultureInfo.InvariantCulture,
                "{0}\t{1:0.000}\t{2:0}",
                operation.Name,
                rounds.Select(round => round.Microseconds).OrderBy(value => value).ElementAt(Rounds / 2),
                rounds.Average(round => round.Bytes)));
        }
    }

    private static int CountIn(Action run, int milliseconds)
    {
        var times = 0;
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < milliseconds; times++)
        {
            run();
        }

        return times;
    }

    private static (double Microseconds, double Bytes) Measure(Action run, int times)
    {
        var bytes = AllocatedBytes();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
        {
            run();
        }

        return (watch.Elapsed.TotalMilliseconds * 1000 / times, (double)(AllocatedBytes() - bytes) / times);
    }
}
