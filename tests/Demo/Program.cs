namespace SonoranPush.Demo;

/// <summary>Shows a shift at work, without a CAD and without a game server.</summary>
internal static class Program
{
    private const int Good = 0;
    private const int Bad = 1;
    private const int BadUsage = 2;

    private static async Task<int> Main(string[] arguments)
    {
        if (DemoOptions.Parse(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(DemoOptions.Usage);
            return BadUsage;
        }

        try
        {
            using var folder = ResourceFolder.Copy();
            await using var stage = await Stage.OpenAsync(options, folder);
            if (options.Duration is { } duration)
            {
                return await stage.PlayAsync(duration) ? Good : Bad;
            }

            using var interruption = new Interruption();
            return await stage.StayAsync(interruption.Task) ? Good : Bad;
        }
        catch (PlatformNotSupportedException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Bad;
        }
    }
}
