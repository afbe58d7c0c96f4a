using CitizenFX.Core;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Hosting;

/// <summary>Registers event handlers and exports for other resources. In the C# runtime a game client can trigger every event name that a
/// script handles, the names behind exports included, so each handler rejects callers that have a source. The runtime removes a handler
/// that throws, so no handler lets an exception out. Main thread only.</summary>
internal sealed class ScriptBindings
{
    private const string StopEvent = "onServerResourceStop";

    private readonly EventHandlerDictionary _handlers;
    private readonly string _resourceName;
    private readonly string[] _names;
    private readonly Dictionary<string, Func<bool>?> _aliases = new(StringComparer.Ordinal);
    private readonly ILogger _log;

    /// <summary>Creates the bindings of a script.</summary>
    /// <param name="handlers">The script's event handlers.</param>
    /// <param name="resourceName">This resource's name, that of its folder.</param>
    /// <param name="log">Receives a line when a handler fails.</param>
    public ScriptBindings(EventHandlerDictionary handlers, string resourceName, ILogger log)
    {
        _handlers = handlers;
        _resourceName = resourceName;
        _names = new[] { ScriptContract.Command, resourceName }.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
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

    /// <summary>Handles a server event with two arguments.</summary>
    public void OnEvent(string name, Action<object?, object?> handle) =>
        _handlers[name] += new Action<string?, object?, object?>(([FromSource] string? source, object? first, object? second) =>
        {
            if (string.IsNullOrEmpty(source))
            {
                Guard(name, () => handle(first, second));
            }
        });

    /// <summary>Offers an export of this resource, under the name <c>sonoranpush</c> and under that of its folder.</summary>
    /// <param name="name">The export's name.</param>
    /// <param name="export">The function.</param>
    /// <param name="exceptAs">A resource name under which the export is not offered because it has another meaning there; null for
    /// none.</param>
    public void OfferExport(string name, Delegate export, string? exceptAs = null)
    {
        foreach (var resourceName in _names.Where(own => !own.Equals(exceptAs, StringComparison.OrdinalIgnoreCase)))
        {
            OfferExportAs(resourceName, name, export);
        }
    }

    /// <summary>Offers an export under the name of one resource. Other resources request it with an event whose argument receives the
    /// function. <c>Exports.Add</c> is not used because it would answer game clients too.</summary>
    /// <param name="resourceName">The resource name: this one's, or another's that it replaces.</param>
    /// <param name="name">The export's name.</param>
    /// <param name="export">The function.</param>
    /// <param name="isOffered">While it returns false, requests are not answered; null for always.</param>
    public void OfferExportAs(string resourceName, string name, Delegate export, Func<bool>? isOffered = null)
    {
        if (resourceName != _resourceName)
        {
            _aliases[resourceName] = isOffered;
        }

        var eventName = $"__cfx_export_{resourceName}_{name}";
        _handlers[eventName] += new Action<string?, object?>(([FromSource] string? source, object? take) =>
        {
            if (string.IsNullOrEmpty(source) && take is CallbackDelegate callback && isOffered?.Invoke() != false)
            {
                Guard(eventName, () => callback(export));
            }
        });
    }

    /// <summary>Invalidates exports under other names when this resource stops. The Lua and JavaScript runtimes cache an export until the
    /// server reports that the resource of its name has stopped. The server reports only this resource's own name, so the cached functions
    /// would fail for ever.</summary>
    public void AnnounceStop()
    {
        foreach (var alias in _aliases.Where(alias => alias.Value?.Invoke() != false).Select(alias => alias.Key))
        {
            Guard(StopEvent, () =>
            {
                if (!ResourceNameResolver.IsStarted(alias))
                {
                    BaseScript.TriggerEvent(StopEvent, alias);
                }
            });
        }
    }

    private void Guard(string name, Action run)
    {
        try
        {
            run();
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, name, exception);
        }
    }
}
