using System.ComponentModel;

namespace SonoranPush.Benchmarks.Mono;

/// <summary>The other program of the benchmarks, which mono runs.</summary>
internal static class MonoProgram
{
    /// <summary>Where it is.</summary>
    public static string Path { get; } = Checkout.Built("SonoranPush.Benchmarks.Mono", "netstandard2.0", "SonoranPush.Benchmarks.Mono.dll");

    /// <summary>Runs it to its end.</summary>
    /// <param name="what">What it shall measure.</param>
    /// <param name="size">How much of it.</param>
    /// <returns>The lines that it has written; none, and a line here, without mono.</returns>
    public static async Task<string[]> RunAsync(string what, int size)
    {
        try
        {
            using var mono = Process.Start(new ProcessStartInfo(
                "mono", [Path, what, Checkout.Resource, size.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
            var text = await mono.StandardOutput.ReadToEndAsync();
            await mono.WaitForExitAsync();
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Win32Exception)
        {
            Console.WriteLine("mono is not installed: its figures are left out.");
            return [];
        }
    }
}
