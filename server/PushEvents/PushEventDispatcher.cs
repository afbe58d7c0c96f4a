using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.PushEvents;

/// <summary>Raises the queued items in order, within the budget. Main thread only.</summary>
internal sealed class PushEventDispatcher
{
    private static readonly Dictionary<string, string> TypedEventNames = NameKnownTypes();

    private readonly PushEventQueue _queue;
    private readonly IScriptHost _host;
    private readonly PushEventCounters _counters;
    private readonly ILogger _log;
    private EventOptions _options = new();
    private bool _isBehindWithChanges;

    public PushEventDispatcher(PushEventQueue queue, IScriptHost host, PushEventCounters counters, ILogger log)
    {
        _queue = queue;
        _host = host;
        _counters = counters;
        _log = log;
    }

    /// <summary>Observes the items, or null.</summary>
    public IDispatchObserver? Observer { get; set; }

    /// <summary>Which events are raised.</summary>
    public void Use(EventOptions options) => _options = options;

    /// <summary>Raises until the queue is empty or the budget is spent. An entry has at most one change event in a tick.</summary>
    /// <returns>True when items or changes are left over.</returns>
    public bool Drain(TickBudget budget)
    {
        RaiseDropped(budget);

        // Changes left over from the last tick are raised first, so that a long backlog of items cannot starve them.
        var hasRaisedChanges = _isBehindWithChanges && RaiseChanges(budget);
        while (budget.MaySpend && DispatchNext(budget))
        {
        }

        if (!hasRaisedChanges)
        {
            RaiseChanges(budget);
        }

        _isBehindWithChanges = Observer?.HasPendingChanges == true;
        return _isBehindWithChanges || _queue.Count > 0 || Observer?.HasPendingEvents == true;
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

    private bool DispatchNext(TickBudget budget)
    {
        if (Observer is { } observer)
        {
            if (TryTake(observer.NextEvent) is { } pending)
            {
                Raise(pending.Name, pending.Raise, budget);
                return true;
            }

            if (observer.IsHoldingQueue)
            {
                return false;
            }
        }

        var item = _queue.Take();
        if (item is null)
        {
            return false;
        }

        Guard(item, () => Observer?.OnDispatching(item));
        if (item is QueuedPushEvent { Event: var pushEvent })
        {
            Raise(pushEvent, budget);
        }
        else if (item is QueuedSessionEvent notice)
        {
            Raise(notice.EventName, notice.Arguments, budget);
        }

        Guard(item, () => Observer?.OnDispatched(item));
        return true;
    }

    private bool RaiseChanges(TickBudget budget)
    {
        var hasRaised = false;
        while (Observer is { HasPendingChanges: true } observer && budget.MaySpend)
        {
            if (TryTake(observer.NextChange) is { } change)
            {
                Raise(change.Name, change.Raise, budget);
                hasRaised = true;
            }
        }

        return hasRaised;
    }

    private void Raise(PushEvent pushEvent, TickBudget budget)
    {
        if (_options.Generic)
        {
            Raise(ScriptContract.PushEvent, pushEvent.Arguments.ForGenericEvent(), budget);
        }

        if (_options.Typed && TypedEventNames.TryGetValue(pushEvent.Type, out var name))
        {
            Raise(name, pushEvent.Arguments.ForTypedEvent(), budget);
        }

        _counters.CountRaised();
    }

    private void RaiseDropped(TickBudget budget)
    {
        if (_queue.TakeDropped() is not { } dropped)
        {
            return;
        }

        foreach (var pair in dropped)
        {
            _counters.CountDropped(pair.Value);
            Log.EventsDropped(_log, pair.Key, pair.Value);
            Guard(null, () => Observer?.OnDropped(pair.Key));
            Raise(ScriptContract.EventsDropped, SessionEventArguments.EventsDropped(pair.Key, pair.Value), budget);
        }
    }

    private void Raise(string name, ArraySegment<byte> arguments, TickBudget budget) =>
        Raise(name, () => _host.RaiseEvent(name, arguments), budget);

    // An event that the server refuses must not stop the following events.
    private void Raise(string name, Action raise, TickBudget budget)
    {
        budget.SpendCrossing();
        try
        {
            raise();
        }
        catch (Exception exception)
        {
            Log.EventNotRaised(_log, name, exception);
        }
    }

    private PendingEvent? TryTake(Func<PendingEvent?> take)
    {
        PendingEvent? taken = null;
        Guard(null, () => taken = take());
        return taken;
    }

    // After a bug in a projection units and calls may be wrong; the events are still raised.
    private void Guard(QueueItem? item, Action run)
    {
        try
        {
            run();
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, item is QueuedPushEvent { Event: var push } ? "applying " + push.Type : "units and calls", exception);
        }
    }
}
