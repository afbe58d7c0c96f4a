using System;
using CitizenFX.Core;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;

namespace SonoranPush.Hosting;

/// <summary>Opens the ways in which other resources reach this one: events and exports. In the C# runtime a game client can
/// trigger every event name that a script handles, the names behind exports included, so each entrance turns away whoever
/// has a source; and because the runtime removes a handler that throws, none lets an exception out. Tick thread only.</summary>
internal sealed class ScriptEntrances
{
    private readonly EventHandlerDictionary _handlers;
    private readonly ILogger _log;

    /// <summary>Creates the entrances of a script.</summary>
    public ScriptEntrances(EventHandlerDictionary handlers, ILogger log)
    {
        _handlers = handlers;
        _log = log;
    }

    /// <summary>Handles a server event with one argument.</summary>
    public void OnEvent(string name, Action<object?> handle) =>
        _handlers[name] += new Action<string?, object?>(([FromSource] string? source, object? argument) =>
        {
            if (string.IsNullOrEmpty(source))
            {
                Guard(name, () => handle(argument));
            }
        });

    /// <summary>Offers an export: other resources ask for it by an event whose argument takes the function. Done by hand
    /// instead of <c>Exports.Add</c>, which would answer game clients too.</summary>
    public void OfferExport(string resourceName, string name, Delegate export)
    {
        var eventName = $"__cfx_export_{resourceName}_{name}";
        _handlers[eventName] += new Action<string?, object?>(([FromSource] string? source, object? take) =>
        {
            if (string.IsNullOrEmpty(source) && take is CallbackDelegate callback)
            {
                Guard(eventName, () => callback(export));
            }
        });
    }

    private void Guard(string entrance, Action run)
    {
        try
        {
            run();
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, entrance, exception);
        }
    }
}
