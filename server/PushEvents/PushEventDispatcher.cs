using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.PushEvents;

/// <summary>Raises what waits in the queue, in order, as long as the budget lasts. Tick thread only.</summary>
internal sealed class PushEventDispatcher
{
    private static readonly Dictionary<string, string> TypedEventNames = NameKnownTypes();

    private readonly PushEventQueue _queue;
    private readonly IScriptHost _host;
    private readonly PushEventCounters _counters;
    private readonly ILogger _log;
    private EventOptions _options = new();

    /// <summary>Creates a dispatcher.</summary>
    public PushEventDispatcher(PushEventQueue queue, IScriptHost host, PushEventCounters counters, ILogger log)
    {
        _queue = queue;
        _host = host;
        _counters = counters;
        _log = log;
    }

    /// <summary>Who follows the items, or null.</summary>
    public IDispatchObserver? Follower { get; set; }

    /// <summary>Which events are raised.</summary>
    public void Use(EventOptions options) => _options = options;

    /// <summary>Raises until the queue is empty or the budget is spent.</summary>
    /// <returns>True when items are left over.</returns>
    public bool Drain(TickBudget budget)
    {
        TellOfDropped(budget);
        while (budget.MaySpend)
        {
            if (Follower?.RaiseNext() == true)
            {
                budget.SpendCrossing();
                continue;
            }

            var item = _queue.Take();
            if (item is null)
            {
                return false;
            }

            Follower?.Before(item);
            if (item is QueuedPushEvent { Event: var pushEvent })
            {
                Raise(pushEvent, budget);
            }
            else if (item is QueuedSessionEvent notice)
            {
                RaiseEvent(notice.EventName, notice.Arguments, budget);
            }

            Follower?.After(item);
        }

        return _queue.Count > 0 || Follower?.IsBehind == true;
    }

    private static Dictionary<string, string> NameKnownTypes()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in PushEventTypes.Known)
        {
            names[type] = ScriptContract.TypedPushEventPrefix + type;
        }

        return names;
    }

    private void Raise(PushEvent pushEvent, TickBudget budget)
    {
        if (_options.Generic)
        {
            RaiseEvent(ScriptContract.PushEvent, pushEvent.Arguments.ForGenericEvent(), budget);
        }

        if (_options.Typed && TypedEventNames.TryGetValue(pushEvent.Type, out var name))
        {
            RaiseEvent(name, pushEvent.Arguments.ForTypedEvent(), budget);
        }

        _counters.CountRaised();
    }

    private void TellOfDropped(TickBudget budget)
    {
        if (_queue.TakeDropped() is not { } dropped)
        {
            return;
        }

        foreach (var pair in dropped)
        {
            _counters.CountDropped(pair.Value);
            Log.EventsDropped(_log, pair.Key, pair.Value);
            Follower?.Missed(pair.Key);
            RaiseEvent(ScriptContract.EventsDropped, SessionEventArguments.EventsDropped(pair.Key, pair.Value), budget);
        }
    }

    private void RaiseEvent(string name, ArraySegment<byte> arguments, TickBudget budget)
    {
        budget.SpendCrossing();
        try
        {
            _host.RaiseEvent(name, arguments);
        }
        catch (Exception exception)
        {
            // One event that the server refuses must not cost the ones behind it.
            Log.EventNotRaised(_log, name, exception);
        }
    }
}
