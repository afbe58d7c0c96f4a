using SonoranPush.Benchmarks.Measures;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>The other program of the benchmarks, which mono runs.</summary>
internal static class MonoProgram
{
    /// <summary>Where it is.</summary>
    public static string Path { get; } = Checkout.Built("SonoranPush.Benchmarks.Mono", "netstandard2.0", "SonoranPush.Benchmarks.Mono.dll");
}
