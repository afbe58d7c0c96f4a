using FxServer.Host.Accounts;
using FxServer.Host.World;

namespace FxServer.Host;

/// <summary>What the program was asked to do.</summary>
internal sealed class CommandLine
{
    public const string Usage = """
        FxServer.Host --resource DIR [--resource DIR]... [--set NAME=VALUE]... [--player ID=IDENTIFIER@x,y,z]...
                      [--seconds N] [--events FILE] [--restart-every SECONDS] [--http-port PORT] [--report-ticks MS]
                      [--costs measured] [--crossing-cost MS] [--lua-native-cost MS] [--event-cost BASE_MS+MS_PER_KB]
        Control lines are read from standard input as JSON, one a line. Without --seconds their end ends the server.
        """;

    private CommandLine()
    {
    }

    public ServerOptions Server { get; } = new();

    /// <summary>How long to run, or null: until a control line or the end of input stops it.</summary>
    public TimeSpan? Duration { get; private set; }

    /// <summary>How often the first resource is restarted, or null.</summary>
    public TimeSpan? RestartEvery { get; private set; }

    /// <summary>Throws FormatException when an option is unknown or has no value.</summary>
    public static CommandLine Parse(string[] arguments)
    {
        var line = new CommandLine();
        for (int index = 0; index < arguments.Length; index += 2)
        {
            string option = arguments[index];
            line.Take(option, index + 1 < arguments.Length ? arguments[index + 1] : throw new FormatException($"{option} needs a value."));
        }

        return line.Server.Resources.Count > 0 ? line : throw new FormatException("There is no --resource.");
    }

    private static PlayerState Player(string text)
    {
        string[] idAndRest = text.Split(new[] { '=' }, 2);
        string[] identifierAndPlace = idAndRest[1].Split('@');
        var player = new PlayerState { Id = int.Parse(idAndRest[0], CultureInfo.InvariantCulture), Name = "Player " + idAndRest[0] };
        player.Identifiers.Add(identifierAndPlace[0]);
        if (identifierAndPlace.Length > 1)
        {
            string[] axes = identifierAndPlace[1].Split(',');
            player.X = float.Parse(axes[0], CultureInfo.InvariantCulture);
            player.Y = float.Parse(axes[1], CultureInfo.InvariantCulture);
            player.Z = float.Parse(axes[2], CultureInfo.InvariantCulture);
        }

        return player;
    }

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));

    // Not FromMilliseconds, which Mono rounds to whole ones.
    private static TimeSpan Milliseconds(string text) =>
        TimeSpan.FromTicks((long)(double.Parse(text, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMillisecond));

    private void Take(string option, string value)
    {
        switch (option)
        {
            case "--resource":
                Server.Resources.Add(value);
                break;
            case "--set":
                string[] convar = value.Split(new[] { '=' }, 2);
                Server.Convars[convar[0]] = convar.Length == 2 ? convar[1] : throw new FormatException($"--set {value} has no value.");
                break;
            case "--player":
                Server.Players.Add(Player(value));
                break;
            case "--seconds":
                Duration = Seconds(value);
                break;
            case "--events":
                Server.EventsFile = value;
                break;
            case "--crossing-cost":
                Server.CrossingCost = Milliseconds(value);
                break;
            case "--lua-native-cost":
                Server.LuaNativeCost = Milliseconds(value);
                break;
            case "--event-cost":
                double[] parts = Array.ConvertAll(value.Split('+'), part => double.Parse(part, CultureInfo.InvariantCulture));
                Server.EventCost = EventCost.Line(parts[0], parts.Length > 1 ? parts[1] : 0);
                break;
            case "--costs" when value == "measured":
                Server.ChargeMeasuredCosts();
                break;
            case "--report-ticks":
                Server.ReportedTickMs = double.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--http-port":
                Server.HttpPort = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--restart-every":
                RestartEvery = Seconds(value);
                break;
            default:
                throw new FormatException($"There is no option {option}.");
        }
    }
}
