namespace SonoranPush.Demo;

/// <summary>What the demo was asked for.</summary>
/// <param name="Duration">From the first login to the last logout; null: until it is interrupted.</param>
/// <param name="OnMono">Run the game server as a program of its own on Mono, as a real one does.</param>
internal sealed record DemoOptions(TimeSpan? Duration, bool OnMono)
{
    public const string Usage =
        """
        Shows SonoranPush between a simulated CAD and a simulated game server.

          --seconds NUMBER   play a whole shift in this time and say what came of it (go on until Ctrl+C)
          --mono             the game server runs on Mono, which has to be installed
        """;

    private static readonly DemoOptions Default = new(null, false);

    /// <summary>Null when an argument is unknown or has no good value.</summary>
    public static DemoOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = Default;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--mono")
            {
                options = options with { OnMono = true };
            }
            else if (arguments[i] == "--seconds" && ++i < arguments.Count && Seconds(arguments[i]) is { } duration)
            {
                options = options with { Duration = duration };
            }
            else
            {
                return null;
            }
        }

        return options;
    }

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
