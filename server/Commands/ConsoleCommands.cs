using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Commands;

/// <summary>Runs the subcommands of the console command. Main thread only.</summary>
internal sealed class ConsoleCommands
{
    /// <summary>Most rows of a list; the rest is only counted, to limit console output and main-thread time.</summary>
    public const int MaxRows = 40;

    private const int MaxWordLength = 40;

    private readonly PushResource _resource;
    private readonly TestEvents _tests;

    public ConsoleCommands(PushResource resource)
    {
        _resource = resource;
        _tests = new TestEvents(resource.Sessions);
    }

    /// <summary>Runs the words after the command's name.</summary>
    /// <returns>Lines for the console.</returns>
    public IReadOnlyList<string> Run(IReadOnlyList<string> words)
    {
        var lines = words.Count == 0 ? Help() : Run(words[0].ToLowerInvariant(), words.Count > 1 ? words[1] : null);
        return lines.ToList();
    }

    /// <summary>The line after a list that was cut at <see cref="MaxRows"/>.</summary>
    /// <param name="count">How many there are in all.</param>
    /// <param name="advice">Further advice.</param>
    public static IEnumerable<string> More(int count, string advice = "")
    {
        if (count > MaxRows)
        {
            yield return string.Format(CultureInfo.InvariantCulture, "... and {0} more{1}", count - MaxRows, advice);
        }
    }

    private IEnumerable<string> Run(string word, string? argument)
    {
        switch (word)
        {
            case ScriptContract.StatusCommand:
                return _resource.Status.ToLines();
            case ScriptContract.UnitsCommand:
                return UnitTable.Lines(_resource.Cad.State);
            case ScriptContract.LocationsCommand:
                return LocationTable.Lines(_resource.Locations?.Status);
            case ScriptContract.CheckCommand:
                return new[] { Check() };
            case ScriptContract.TestCommand:
                return _tests.Raise(argument);
            case ScriptContract.ReconnectCommand:
                _resource.Reconnect();
                return new[] { "every session takes a new connection" };
            case ScriptContract.HelpCommand:
                return Help();
            default:
                return new[] { $"^3There is no \"{ConsoleText.Clean(word, MaxWordLength)}\".^7" }.Concat(Help());
        }
    }

    private string Check() => _resource.Check.Start(report => report.ToLines().ToList().ForEach(_resource.Logger.Answer))
        ? "the check has started; its table follows within 30 s"
        : "^3a check is already running; its table follows^7";

    private static IEnumerable<string> Help()
    {
        var table = new ConsoleTable();
        Add(ScriptContract.StatusCommand, "where the sessions stand, and what has happened");
        Add(ScriptContract.CheckCommand, "checks everything once, and says what to do");
        Add(ScriptContract.UnitsCommand, "the units that are known");
        Add(ScriptContract.LocationsCommand, "whose locations are sent, and what the CAD shows of them");
        Add(ScriptContract.TestCommand + " TYPE", "raises a sample of a push event, for handlers to be tried");
        Add(ScriptContract.ReconnectCommand, "new connections at once, also after a refused login");
        Add(ScriptContract.HelpCommand, "this list");
        return table.ToLines();

        void Add(string words, string meaning) => table.Add(new ConsoleCell($"{ScriptContract.Command} {words}", ConsoleColour.Blue), meaning);
    }
}
