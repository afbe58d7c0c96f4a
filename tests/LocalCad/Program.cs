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

        options.Output = Console.Out;
        try
        {
            await RunAsync(options);
            return 0;
        }
        catch (IOException error)
        {
            // The port is taken, most likely; Kestrel's text names it.
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static async Task RunAsync(LocalCadOptions options)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.TrySetResult();
        };

        await using var server = await LocalCadServer.StartAsync(options);
        Console.WriteLine($"LocalCad listens on {server.HubUrl}: community {options.CommunityId}, key ****, "
            + $"servers {string.Join(", ", options.ServerIds)}. Its page is {server.Url}. Ctrl+C ends it.");
        await stop.Task;
    }
}
