using System.Collections;
using CitizenFX.Core.Native;
using SonoranPush.Commands;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Hosting;

/// <summary>The console command <c>sonoranpush</c>, for the console and players with its ACE; it prints to the console. Main thread
/// only.</summary>
internal sealed class ConsoleCommand
{
    private readonly ConsoleCommands _commands;
    private readonly ConsoleLogger _log;

    public ConsoleCommand(PushResource resource)
    {
        _commands = new ConsoleCommands(resource);
        _log = resource.Logger;
    }

    /// <summary>Registers it with the server: one crossing.</summary>
    public void Register() =>
        API.RegisterCommand(ScriptContract.Command, new Action<object, object, object>((_, arguments, _) => Run(arguments)), true);

    private void Run(object arguments)
    {
        try
        {
            var words = (arguments as IEnumerable)?.Cast<object?>().Select(word => Convert.ToString(word, CultureInfo.InvariantCulture) ?? string.Empty);
            foreach (var line in _commands.Run(words?.ToList() ?? new()))
            {
                _log.Answer(line);
            }
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "the console command", exception);
        }
    }
}
