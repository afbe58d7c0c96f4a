using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SonoranPush.Benchmarks.Mono;

namespace SonoranPush.Benchmarks.Micro;

/// <summary>Verb <c>micro</c>: the pieces of the way by themselves, on .NET with BenchmarkDotNet and on Mono with a small loop.</summary>
internal static class MicroVerb
{
    /// <param name="args">Milliseconds for each operation on Mono. With 1 BenchmarkDotNet runs each once, too: a try.</param>
    public static int Run(ReadOnlySpan<string> args)
    {
        var milliseconds = args.IsEmpty ? 500 : int.Parse(args[0], CultureInfo.InvariantCulture);
        return RunAsync(milliseconds).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(int milliseconds)
    {
        var onDotNet = OnDotNet(milliseconds > 1 ? Job.ShortRun : Job.Dry);
        var onMono = await OnMonoAsync(milliseconds);
        var table = new Table("operation", ".NET us", "bytes", "Mono us", "bytes", "Mono to .NET");
        foreach (var name in Operations.All.Select(operation => operation.Name))
        {
            var (one, other) = (onDotNet[name], onMono.GetValueOrDefault(name, (Microseconds: double.NaN, Bytes: double.NaN)));
            table.Add(name, one.Microseconds, one.Bytes, other.Microseconds, other.Bytes, other.Microseconds / one.Microseconds);
        }

        table.Print();
        return 0;
    }

    // In this process: what is measured is internal, and nothing has to be built and restored meanwhile.
    private static Dictionary<string, (double Microseconds, double Bytes)> OnDotNet(Job job)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "sonoranpush-benchmarks"));
        return BenchmarkRunner.Run<OperationBenchmark>(config).Reports.ToDictionary(Name, report => (
            report.ResultStatistics!.Median / 1000,
            (double)(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0)));
    }

    private static string Name(BenchmarkReport report) => (string)report.BenchmarkCase.Parameters[nameof(OperationBenchmark.Name)];

    private static async Task<Dictionary<string, (double Microseconds, double Bytes)>> OnMonoAsync(int milliseconds)
    {
        var lines = await MonoProgram.RunAsync("micro", milliseconds);
        return lines.Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => (Number(cells[1]), Number(cells[2])));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
