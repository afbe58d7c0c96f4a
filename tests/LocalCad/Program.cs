using System;
using System.Threading.Tasks;

namespace LocalCad;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (CommandLine.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(CommandLine.Usage);
            return 2;
        }

        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.TrySetResult();
        };

        options.Output = Console.Out;
        await using var server = await LocalCadServer.StartAsync(options);
        Console.WriteLine($"LocalCad listens on {server.HubUrl}: community {options.CommunityId}, key ****, "
            + $"servers {string.Join(", ", options.ServerIds)}. Ctrl+C ends it.");
        await stop.Task;
        return 0;
    }
}
