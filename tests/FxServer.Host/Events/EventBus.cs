using System;
using System.Collections.Generic;
using System.Globalization;
using CitizenFX.Core.Runtime;
using FxServer.Host.Accounts;
using FxServer.Host.Resources;

namespace FxServer.Host.Events;

/// <summary>Carries events to resources, at once and re-entrantly: whoever raises one goes on after the last handler. Main thread
/// only.</summary>
internal sealed class EventBus
{
    /// <summary>Raised by the server itself: a game client cannot.</summary>
    private static readonly HashSet<string> Guarded = new(StringComparer.Ordinal) { "playerConnecting", "playerDropped", "playerJoining" };

    private readonly ResourceList _resources;
    private readonly Functions _functions;
    private readonly CrossingMeter _meter;
    private readonly EventLog _log;

    public EventBus(ResourceList resources, Functions functions, CrossingMeter meter, EventLog log)
    {
        _resources = resources;
        _functions = functions;
        _meter = meter;
        _log = log;
    }

    /// <summary>An event of a resource.</summary>
    public void Raise(Resource raiser, string name, byte[] arguments)
    {
        raiser.Account.Raise();
        _log.Add(raiser.Name, name, arguments);
        Deliver(name, arguments, string.Empty, raiser);
    }

    /// <summary>An event of the server.</summary>
    public void Raise(string name, params object?[] arguments) => Deliver(name, _functions.Write(arguments), string.Empty, null);

    /// <summary>An event of the server on behalf of a player.</summary>
    public void RaiseFor(int player, string name, params object?[] arguments) =>
        Deliver(name, _functions.Write(arguments), Source(EventSource.InternalNet, player), null);

    /// <summary>An event that a game client sent. Nothing but three names stands between it and the handlers.</summary>
    public void RaiseFrom(int player, string name, params object?[] arguments)
    {
        if (!Guarded.Contains(name))
        {
            Deliver(name, _functions.Write(arguments), Source(EventSource.Net, player), null);
        }
    }

    private static string Source(string prefix, int player) => prefix + player.ToString(CultureInfo.InvariantCulture);

    private void Deliver(string name, byte[] arguments, string source, Resource? raiser)
    {
        foreach (Resource resource in _resources.All)
        {
            if (resource.Runtime is { } runtime && resource.EventFilter.Contains(name))
            {
                if (resource != raiser)
                {
                    resource.Account.Deliver();
                    _meter.Cross(resource);
                }

                _functions.As(raiser?.Name, () => runtime.HandleEvent(name, arguments, source));
            }
        }
    }
}
