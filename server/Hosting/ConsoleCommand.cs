using System;
using System.Collections;
using System.Linq;
using CitizenFX.Core.Native;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Hosting;

/// <summary>The console command <c>sonoranpush</c>, open to the console and to whom an ACE allows it. Tick thread only.</summary>
internal sealed class ConsoleCommand
{
    private readonly PushResource _resource;
    private readonly ILogger _log;

    /// <summary>Creates the command.</summary>
    public ConsoleCommand(PushResource resource, ILogger log)
    {
        _resource = resource;
        _log = log;
    }

    /// <summary>Registers it with the server: one crossing.</summary>
    public void Register() =>
        API.RegisterCommand(ScriptContract.Command, new Action<object, object, object>((_, arguments, _) => Run(arguments)), true);

    private void Run(object arguments)
    {
        try
        {
            var word = (arguments as IEnumerable)?.Cast<object?>().FirstOrDefault()?.ToString() ?? "help";
            Run(word);
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "the console command", exception);
        }
    }

    private void Run(string word)
    {
        switch (word)
        {
            case "status":
                foreach (var line in _resource.Status.ToLines())
                {
                    Log.Answer(_log, line);
                }

                break;
            case "reconnect":
                _resource.Reconnect();
                Log.Answer(_log, "every session takes a new connection");
                break;
            default:
                Log.Answer(_log, "sonoranpush status     where the sessions stand, and what has happened");
                Log.Answer(_log, "sonoranpush reconnect  new connections at once, also after a refused login");
                break;
        }
    }
}
