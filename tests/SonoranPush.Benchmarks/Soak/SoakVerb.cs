using SonoranPush.Demo;

namespace SonoranPush.Benchmarks.Soak;

/// <summary><c>soak</c>: events without end through random faults, and at the end the question whether everything that was
/// delivered was raised.</summary>
internal static class SoakVerb
{
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (SoakOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine("Usage: SonoranPush.Benchmarks " + SoakOptions.Usage);
            return 2;
        }

        return RunAsync(options).GetAwaiter().GetResult() ? 0 : 1;
    }

    private static async Task<bool> RunAsync(SoakOptions options)
    {
        Console.WriteLine($"soak: seed {options.Seed}, {(options.OnMono ? "Mono" : ".NET")}");
        using var folder = ResourceFolder.Copy(SoakStage.ResourceName);
        await using var stage = await SoakStage.OpenAsync(folder, options, TimeProvider.System);
        return await new SoakRun(stage, options, TimeProvider.System).PlayAsync();
    }
}
