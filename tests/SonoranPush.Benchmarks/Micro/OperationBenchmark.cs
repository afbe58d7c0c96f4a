using BenchmarkDotNet.Attributes;

namespace SonoranPush.Benchmarks.Micro;

/// <summary>An operation as BenchmarkDotNet wants it: public, and not sealed.</summary>
public class OperationBenchmark
{
    private Action _run = () => { };

    public static IEnumerable<string> Names => Operations.All.Select(operation => operation.Name);

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = string.Empty;

    [GlobalSetup]
    public void Prepare() => _run = Operations.All.Single(operation => operation.Name == Name).Prepare();

    [Benchmark]
    public void Run() => _run();
}
